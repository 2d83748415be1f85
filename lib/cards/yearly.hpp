// SPDX-License-Identifier: MIT
#pragma once

#include "cards/contact.hpp"

#include <optional>
#include <string_view>

namespace intouch::cards {

/// Birthdays as cards write them (RFC 6350 4.3, ISO 8601): "1985-12-10", "19851210", with a time behind it,
/// "--12-10",
/// "--1210". Nothing for what is no whole day.
[[nodiscard]] std::optional<yearly_day> parse_yearly(std::string_view text);

/// In which order a file writes "12/10/1985".
enum class slash_order { unknown, month_first, day_first };
/// Nothing where the order would decide and is not known; "10.12.1985" has the day first.
[[nodiscard]] std::optional<yearly_day> parse_written(std::string_view text, slash_order order);
/// What that text tells of the order: "25/12/1985" can only be one.
[[nodiscard]] slash_order order_told_by(std::string_view text);

} // namespace intouch::cards
