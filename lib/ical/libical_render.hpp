// SPDX-License-Identifier: MIT
// iCalendar text (RFC 5545), one component at a time. libical escapes, folds and prints. A caller holds no lock: each
// function takes that of libical for the one component that it writes.
#pragma once

#include "ical/event.hpp"
#include "ical/posix_zone.hpp"

#include <string>
#include <string_view>

namespace intouch::ical {

/// What a VCALENDAR says about itself (RFC 5545 3.7, RFC 7986, and properties that subscribers invented).
struct calendar {
    std::string name;
    std::string color; ///< a CSS3 colour name; empty: none
    std::string zone;  ///< IANA name
    std::chrono::hours refresh{1};
    bool operator==(const calendar&) const = default;
};

/// Everything from BEGIN:VCALENDAR to before the first component, for a published feed (METHOD:PUBLISH).
[[nodiscard]] std::string render_head(const calendar& c);
inline constexpr std::string_view calendar_foot = "END:VCALENDAR\r\n";

/// A whole VEVENT. Lines end with CRLF and hold at most 75 octets. Control characters and invalid UTF-8 are
/// removed, so no string of `e` can begin a content line.
[[nodiscard]] std::string render(const event& e);

/// The same without SEQUENCE, DTSTAMP and LAST-MODIFIED, for an object whose stamps another part sets.
[[nodiscard]] std::string render_unstamped(const event& e);
/// A whole VTODO without stamps: due at the end of `e`, done when `completed` is there. It never recurs.
[[nodiscard]] std::string render_task(const event& e, std::optional<instant> completed);
/// A whole VTIMEZONE: STANDARD, and DAYLIGHT when `zone` has it. An observance with `begins` gets a yearly rule, whose
/// time of day lies within that day. Offsets are whole minutes.
[[nodiscard]] std::string render_timezone(const std::string& tzid, const posix_zone& zone);
/// The head of a VCALENDAR that is an object of a collection (RFC 4791 4.1: no METHOD).
[[nodiscard]] std::string object_head();

} // namespace intouch::ical
