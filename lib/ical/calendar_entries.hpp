// SPDX-License-Identifier: MIT
// The entries of a calendar of others, as values: what they say of when and for whom, and nothing else. The reader is
// a bounded scan: a line at a time, so that neither length nor nesting costs memory, and a broken place costs only
// itself.
#pragma once

#include "ical/content.hpp"
#include "ical/libical_values.hpp"
#include "ical/reading_notes.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::ical {

/// A DTSTART and its like (RFC 5545 3.3.4, 3.3.5) as written.
struct written_time {
    enum class form : std::uint8_t { date, local, utc };
    local_second at; ///< as written; midnight for a date
    form is = form::date;
    std::uint32_t zone = 0; ///< of a local time: index in `calendar_entries::tzids`; 0: none
    std::uint32_t line = 0;
    bool operator==(const written_time&) const = default;
};

/// A place of RDATE or FREEBUSY. Neither `to` nor `lasts`: as long as the event.
struct written_span {
    written_time from;
    std::optional<written_time> to;
    std::optional<duration> lasts;
    bool operator==(const written_span&) const = default;
};

struct entry {
    std::size_t line = 0;                   ///< of BEGIN
    bool free_busy = false;                 ///< a VFREEBUSY: only `more` counts
    bool cancelled = false;                 ///< STATUS
    bool declined = false;                  ///< by the user
    bool elsewhere = false;                 ///< Outlook's "working elsewhere"
    bool free = false;                      ///< TRANSPARENT, or free in Outlook
    bool and_future = false;                ///< RANGE=THISANDFUTURE
    int sequence = 0;                       ///< RFC 5545 3.8.7.4
    instant stamp;                          ///< LAST-MODIFIED, else DTSTAMP
    std::string uid;                        ///< may be empty
    std::string summary;                    ///< one line, at most 120 bytes, without control characters
    std::optional<written_time> start;      ///< DTSTART
    std::optional<written_time> end;        ///< DTEND
    std::optional<duration> lasts;          ///< DURATION
    std::optional<written_time> recurrence; ///< RECURRENCE-ID
    std::string rule;                       ///< the first RRULE, as written
    std::size_t rule_line = 0;
    std::string left_out_by; ///< the first EXRULE
    std::size_t left_out_line = 0;
    std::vector<written_span> more;     ///< RDATE
    std::vector<written_time> left_out; ///< EXDATE
};

/// One VCALENDAR.
struct calendar_entries {
    bool cancels = false; ///< METHOD:CANCEL (RFC 5546 3.2.5): each of its entries is cancelled
    std::vector<entry> entries;
    std::vector<component> zones;      ///< VTIMEZONEs that are no IANA name, at most 20
    std::vector<std::string> tzids{1}; ///< the TZIDs that stand in it; the first is empty
};

/// Hands each VCALENDAR of `text` to `take`, in order; what stands outside of one is a calendar too. What is broken
/// is left out and noted. `me` and `charset` are those of `reading`. `errc::invalid`: `text` holds no calendar.
[[nodiscard]] result<void> read_entries(std::string_view text, const std::vector<std::string>& me,
                                        const std::string& charset, reading_notes& notes,
                                        const std::function<void(calendar_entries)>& take);

} // namespace intouch::ical
