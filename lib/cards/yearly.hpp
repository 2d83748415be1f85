// SPDX-License-Identifier: MIT
#pragma once

#include "cards/contact.hpp"

#include <optional>
#include <string_view>

namespace intouch::cards {

/// A birthday as cards write it (RFC 6350 4.3, ISO 8601): "1985-12-10", "19851210", each also with a time,
/// "--12-10" or "--1210". Nothing when the day is incomplete or does not exist.
[[nodiscard]] std::optional<yearly_day> parse_yearly(std::string_view text);

/// The order of day and month in "12/10/1985".
enum class slash_order { unknown, month_first, day_first };
/// Nothing for an ambiguous date when `order` is unknown. "10.12.1985" always has the day first.
[[nodiscard]] std::optional<yearly_day> parse_written(std::string_view text, slash_order order);
/// The order that `text` proves: "25/12/1985" must have the day first.
[[nodiscard]] slash_order order_told_by(std::string_view text);

} // namespace intouch::cards
