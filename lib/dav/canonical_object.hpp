// SPDX-License-Identifier: MIT
// The meaning of a calendar object in a canonical form. Servers and clients reorder properties, rename zones,
// fold and escape in their own ways, and add stamps and X- properties. None of this is a change: two objects
// are equal when their canonical forms are equal.
#pragma once

#include "core/digest.hpp"
#include "core/zone.hpp"
#include "dav/times.hpp"
#include "ical/content.hpp"

#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::dav {

/// A VCALENDAR with one item, a VEVENT or VTODO, and the overrides of the item.
struct object {
    ical::component calendar;
    std::string item; ///< "VEVENT" or "VTODO"; empty: it has neither
    std::string uid;
    object_zones zones{};
    bool operator==(const object&) const = default;
};

/// In bytes. A longer object is not read.
inline constexpr std::size_t longest_object = std::size_t{8} * 1024 * 1024;

/// Whether `text` is a VCALENDAR from begin to end. Any other answer to a request for an object says nothing
/// about it.
[[nodiscard]] bool is_calendar(std::string_view text);
/// `errc::invalid`: the text is not iCalendar.
[[nodiscard]] result<object> read_object(std::string_view text);

/// Whether intouch gave the object with this href its name: a UID of intouch.
[[nodiscard]] bool has_own_name(std::string_view href);
/// Whether intouch made the object, as its UID or its address tells.
[[nodiscard]] bool is_own(const object& o, std::string_view href);

/// The component without RECURRENCE-ID; null if the object has only overrides.
[[nodiscard]] const ical::component* master(const object& o);
/// The overrides, by `print` of their RECURRENCE-ID. Of two overrides of one occurrence the newer counts. An
/// override with an unreadable RECURRENCE-ID is left out.
[[nodiscard]] std::map<std::string, const ical::component*> overrides(const object& o, const time_zone& user);

/// The values of all lines of that name in canonical form, sorted: dates and instants in UTC, texts
/// unescaped, rules with sorted parts. A value that means the same as absence (TRANSP:OPAQUE,
/// PERCENT-COMPLETE:0) is left out. For the name "VALARM": the canonical forms of the alarms.
[[nodiscard]] std::vector<std::string> values(const ical::component& c, std::string_view name,
                                              const object& in, const time_zone& user);

/// How new a component is (RFC 5546 2.1.5), or an object: the highest values of its components.
struct object_version {
    long sequence = 0;
    std::optional<instant> modified{}; ///< LAST-MODIFIED, else DTSTAMP
    auto operator<=>(const object_version&) const = default;
};
[[nodiscard]] object_version version_of(const ical::component& c, const object& in, const time_zone& user);
[[nodiscard]] object_version version_of(const object& o, const time_zone& user);

[[nodiscard]] std::optional<point> point_of(const ical::component& c, std::string_view name, const object& in,
                                            const time_zone& user);
/// DTSTART of an event; DUE, else DTSTART, of a task.
[[nodiscard]] std::optional<point> start_of(const ical::component& c, const object& in,
                                            const time_zone& user);
/// The same, for a touch: an event from midnight to midnight, in the user's zone or as written, is a whole
/// day.
[[nodiscard]] std::optional<point> touch_start(const ical::component& c, const object& in,
                                               const time_zone& user);
/// The length from DTSTART to DTEND, or DURATION; nothing if a task has neither.
[[nodiscard]] std::optional<seconds> length_of(const ical::component& c, const object& in,
                                               const time_zone& user);

/// Whether two texts are equal line by line, except for DTSTAMP, LAST-MODIFIED, SEQUENCE and line ends. Most
/// comparisons end here, so that nothing has to be parsed.
[[nodiscard]] bool same_but_stamps(std::string_view a, std::string_view b);

/// The hash of the canonical form: of everything except stamps, time zones and notes that programs keep for
/// themselves.
[[nodiscard]] sha256_value canonical_hash(const object& o, const time_zone& user);
/// Whether two components have the same canonical form.
[[nodiscard]] bool mean_the_same(const ical::component& a, const object& in_a, const ical::component& b,
                                 const object& in_b, const time_zone& user);

} // namespace intouch::dav
