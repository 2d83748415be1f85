// SPDX-License-Identifier: MIT
// When the events of a UID are: a series, what it leaves out, and its overrides.
#pragma once

#include "ical/calendar_entries.hpp"
#include "ical/foreign_zone.hpp"

#include <span>
#include <vector>

namespace intouch::ical {

/// One occurrence. A whole day is a day everywhere; else `zone` says when `at` is.
struct occurrence {
    const entry* of = nullptr;
    local_second at;
    duration lasts;
    bool whole_days = false;
    foreign_zone zone;
};

/// The zones, the window and the notes that the series of a calendar share.
class series_reader {
public:
    /// All of them outlive this.
    series_reader(const calendar_entries& calendar, const time_zone& own, date from, date to,
                  step_budget& budget, reading_notes& notes);

    /// The occurrences near the window of a series (without RECURRENCE-ID) whose overrides are `overrides`, each
    /// named once; without the overrides themselves, but those for all later occurrences change it.
    [[nodiscard]] std::vector<occurrence> expand(const entry& master,
                                                 std::span<const entry* const> overrides);
    /// An event that counts once.
    [[nodiscard]] occurrence once(const entry& one);
    /// Each period of a VFREEBUSY.
    [[nodiscard]] std::vector<occurrence> periods(const entry& free_busy);
    /// When that is; dates and times without a zone are in the user's.
    [[nodiscard]] instant moment_of(const written_time& t);

private:
    struct start {
        local_second at;
        std::optional<duration> lasts; ///< of an RDATE with its own
    };

    [[nodiscard]] foreign_zone zone_of(const written_time& t);
    /// The zone, unless nobody knows it or there is none.
    [[nodiscard]] std::optional<foreign_zone> known_zone_of(const written_time& t);
    [[nodiscard]] duration length_of(const entry& one, const foreign_zone& zone, bool whole_days);
    [[nodiscard]] duration between(const written_time& from, const written_time& to,
                                   const foreign_zone& zone);
    [[nodiscard]] local_second in_series(const written_time& t, const occurrence& series);
    [[nodiscard]] rule_window window_of(const occurrence& series) const;
    [[nodiscard]] std::vector<local_second> follow(const std::string& rule, std::size_t line,
                                                   const occurrence& series);
    [[nodiscard]] std::vector<start> starts_of(const entry& master, const occurrence& series);
    void leave_out(std::vector<start>& starts, const entry& master, const occurrence& series,
                   std::span<const entry* const> overrides);

    const calendar_entries& calendar_;
    foreign_zones zones_;
    const time_zone& own_;
    date from_;
    date to_;
    step_budget& budget_;
    reading_notes& notes_;
};

} // namespace intouch::ical
