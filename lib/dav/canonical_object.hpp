// SPDX-License-Identifier: MIT
// What an object says, apart from how it says it (interop.md 3.1). Servers and clients reorder properties,
// rename zones, fold and escape in their own ways, add stamps and their own X- properties: none of that is a
// change. Two objects are the same when their meanings are.
#pragma once

#include "core/digest.hpp"
#include "core/zone.hpp"
#include "dav/times.hpp"
#include "ical/content.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::dav {

/// A VCALENDAR's one item, which calendars keep as one object: a VEVENT or VTODO and its overrides.
struct object {
    ical::component calendar;
    std::string item; ///< "VEVENT" or "VTODO"; empty: neither is there
    std::string uid;
    bool operator==(const object&) const = default;
};

/// Whether it is one from begin to end: a server that answers anything else for an object says nothing
/// about it.
[[nodiscard]] bool is_calendar(std::string_view text);
/// `errc::invalid` for what is no iCalendar.
[[nodiscard]] result<object> read_object(std::string_view text);

/// The component without RECURRENCE-ID; where there are only overrides, none.
[[nodiscard]] const ical::component* master(const object& o);
/// By `print` of their RECURRENCE-ID; one that cannot be read is left out.
[[nodiscard]] std::map<std::string, const ical::component*> overrides(const object& o, const time_zone& user);

/// The values of all lines of that name, each in one way of writing, sorted: dates and instants in UTC,
/// unescaped texts, rules in order. What means the same as absence (TRANSP:OPAQUE, PERCENT-COMPLETE:0) is
/// absent. "VALARM" is the meanings of the alarms.
[[nodiscard]] std::vector<std::string> values(const ical::component& c, std::string_view name,
                                              const object& in, const time_zone& user);

[[nodiscard]] std::optional<point> point_of(const ical::component& c, std::string_view name, const object& in,
                                            const time_zone& user);
/// When it is: DTSTART of an event; DUE, else DTSTART of a task.
[[nodiscard]] std::optional<point> start_of(const ical::component& c, const object& in,
                                            const time_zone& user);
/// From DTSTART to DTEND, or DURATION; nothing where neither is.
[[nodiscard]] std::optional<seconds> length_of(const ical::component& c, const object& in,
                                               const time_zone& user);

/// Whether two texts are the same line by line, but for DTSTAMP, LAST-MODIFIED, SEQUENCE and how lines end.
/// Most objects are most of the time: nothing has to be parsed.
[[nodiscard]] bool same_but_stamps(std::string_view a, std::string_view b);

/// Of everything in it but stamps, time zones and what programs note for themselves.
[[nodiscard]] sha256_value canonical_hash(const object& o, const time_zone& user);

} // namespace intouch::dav
