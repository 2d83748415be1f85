// SPDX-License-Identifier: MIT
// Days with the name of the month: "3 Dec", "Thu 3 Dec 2026", "December 3".
#pragma once

#include "core/natural_date.hpp"

#include <optional>
#include <string_view>

namespace intouch {

/// The day that `text` (with single spaces) means. Nothing when `text` has another form.
/// Without a year it is the next such day (`looks::ahead`) or the latest (`looks::back`); today counts.
/// `errc::invalid`: the month has no such day, or the weekday is wrong.
[[nodiscard]] std::optional<result<date>> parse_written_day(std::string_view text, date today,
                                                            looks direction);

} // namespace intouch
