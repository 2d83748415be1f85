// SPDX-License-Identifier: MIT
#pragma once

#include "core/zone.hpp"
#include "ical/content.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace intouch::dav {

/// A DATE, or a DATE-TIME as the instant it means.
struct point {
    date day;                  ///< in the user's zone
    std::optional<instant> at; ///< absent: all-day
    auto operator<=>(const point&) const = default;
};

/// The value of DTSTART and its like. A TZID is looked for among the zones of IANA, first whole, then by what
/// stands behind its last prefix ("/freeassociation.sourceforge.net/Europe/London"), then in the object's own
/// VTIMEZONE by its X-LIC-LOCATION; a time without a zone is the user's. Nothing for what cannot be
/// understood: it is then left alone.
[[nodiscard]] std::optional<point> read_point(const ical::content_line& line, std::string_view value,
                                              const ical::component& calendar, const time_zone& user);
[[nodiscard]] when to_when(const point& p, const time_zone& user);
/// For comparing: "20261203" or "20261203T160000Z".
[[nodiscard]] std::string print(const point& p);
/// RFC 5545 3.3.6, weeks to seconds; nothing for what is none.
[[nodiscard]] std::optional<seconds> read_duration(std::string_view value);

} // namespace intouch::dav
