// SPDX-License-Identifier: MIT
#pragma once

#include "ical/calendar_entries.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::ical {

/// Whether an entry looks at a property of that name.
[[nodiscard]] bool is_entry_line(std::string_view name);

/// The character set that the line names (vCalendar 1.0 2.1.4); empty: none, or UTF-8.
[[nodiscard]] std::string charset_of(const content_line& line);

/// What the entries of one text share.
struct entry_bounds {
    std::map<std::string, std::uint32_t, std::less<>> tzids; ///< of the calendar: index by name
    std::size_t values = 100'000; ///< of EXDATE, RDATE and FREEBUSY that may still come
};

/// Makes an entry from its lines, one after the other.
class entry_lines {
public:
    entry_lines(std::size_t line, bool free_busy, calendar_entries& calendar, reading_notes& notes,
                entry_bounds& bounds);

    /// `me` are addresses of the user.
    void add(const content_line& line, const std::vector<std::string>& me);
    [[nodiscard]] const entry& made() const { return made_; }
    /// Nothing when it says no time.
    [[nodiscard]] std::optional<entry> finish() &&;

private:
    void add_time(const content_line& line);
    void add_status(const content_line& line, const std::vector<std::string>& me);
    void add_list(const content_line& line);
    [[nodiscard]] result<written_time> time_of(const content_line& line, std::string_view text);
    [[nodiscard]] result<written_span> span_of(const content_line& line, std::string_view text);
    [[nodiscard]] std::uint32_t zone_of(const content_line& line);
    void note(const content_line& line, const std::string& what) {
        notes_->add(line.number, line.name + ": " + what);
    }

    entry made_;
    calendar_entries* calendar_;
    reading_notes* notes_;
    entry_bounds* bounds_;
    bool start_seen_ = false;
    bool recurrence_seen_ = false;
};

} // namespace intouch::ical
