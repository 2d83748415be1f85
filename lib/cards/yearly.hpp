// SPDX-License-Identifier: MIT
// Dates as address books write them.
#pragma once

#include "cards/contact.hpp"
#include "core/zone.hpp"

#include <optional>
#include <string_view>

namespace intouch::cards {

/// The order of day and month in "12/10/1985".
enum class slash_order { unknown, month_first, day_first };
/// The order that `text` proves: "25/12/1985" must have the day first.
[[nodiscard]] slash_order order_told_by(std::string_view text);

/// True for what stands for "no date": "0/0/00", "0000-00-00".
[[nodiscard]] bool no_date(std::string_view text);

/// A birthday or another yearly day. Understands
/// - the forms of cards (RFC 6350 4.3, ISO 8601): "1985-12-10", "19851210", "--12-10", "--1210"
/// - figures with "-", "/" or ".", one or two for day and month; with dots the day comes first, else `order` decides
/// - names of months: "10 Dec 1985", "December 10", "10. Dezember 1985"
///
/// A time may follow. With an offset from UTC it is the midnight of somebody; when it is a midnight of `home`, the day
/// is the day there. Years before 1900 count as unknown (Apple writes 1604), and so do two figures. Nothing when the
/// day is incomplete, ambiguous or does not exist.
[[nodiscard]] std::optional<yearly_day> parse_yearly(std::string_view text, const time_zone& home,
                                                     slash_order order = slash_order::unknown);

/// True for "10.12.85": the day is known, but not the century.
[[nodiscard]] bool has_short_year(std::string_view text);

/// The same forms with a year; two figures are a year of this century. For days that are not long past.
[[nodiscard]] std::optional<date> parse_recent(std::string_view text, const time_zone& home,
                                               slash_order order = slash_order::unknown);

} // namespace intouch::cards
