// SPDX-License-Identifier: MIT
#pragma once

#include "core/zone.hpp"
#include "ical/content.hpp"
#include "ical/foreign_zone.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::dav {

/// A DATE, or the instant of a DATE-TIME.
struct point {
    date day;                  ///< in the user's zone
    std::optional<instant> at; ///< absent: a DATE
    auto operator<=>(const point&) const = default;
};

/// The zones that the lines of one calendar object name: IANA and Windows names, and names of programs with their
/// VTIMEZONE. They follow from the text of the object, so all are equal.
struct object_zones {
    std::map<std::string, ical::foreign_zone, std::less<>> known;
    bool operator==(const object_zones& /*other*/) const { return true; }
};
[[nodiscard]] object_zones zones_of(const ical::component& calendar);

/// The value of DTSTART or a similar property, to the minute; a stamp to the second. A time without a known
/// zone is in the user's zone. Nothing: the value cannot be understood, or it is not in 1900 to 2199; its object
/// is left alone.
[[nodiscard]] std::optional<point> read_point(const ical::content_line& line, std::string_view value,
                                              const object_zones& zones, const time_zone& user);
/// The name of the zone of that line, when nobody knows it.
[[nodiscard]] std::optional<std::string> unknown_zone(const ical::content_line& line,
                                                      const object_zones& zones);
[[nodiscard]] when to_when(const point& p, const time_zone& user);
/// "20261203" or "20261203T160000Z", for comparisons.
[[nodiscard]] std::string print(const point& p);
/// A duration (RFC 5545 3.3.6); nothing: no duration.
[[nodiscard]] std::optional<seconds> read_duration(std::string_view value);

} // namespace intouch::dav
