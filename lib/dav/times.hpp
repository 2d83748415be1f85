// SPDX-License-Identifier: MIT
#pragma once

#include "core/zone.hpp"
#include "ical/content.hpp"

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

/// The value of DTSTART or a similar property. A TZID is an IANA name, or an IANA name after a prefix
/// ("/freeassociation.sourceforge.net/Europe/London"), or a VTIMEZONE of the object with an X-LIC-LOCATION. A
/// time without a zone is in the user's zone. Nothing: the value cannot be understood, and its object is left
/// alone.
[[nodiscard]] std::optional<point> read_point(const ical::content_line& line, std::string_view value,
                                              const ical::component& calendar, const time_zone& user);
[[nodiscard]] when to_when(const point& p, const time_zone& user);
/// "20261203" or "20261203T160000Z", for comparisons.
[[nodiscard]] std::string print(const point& p);
/// A duration (RFC 5545 3.3.6); nothing: no duration.
[[nodiscard]] std::optional<seconds> read_duration(std::string_view value);

} // namespace intouch::dav
