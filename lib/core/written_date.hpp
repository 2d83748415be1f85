// SPDX-License-Identifier: MIT
// A day as it is written in sentences: "3 Dec", "Thu 3 Dec 2026", "December 3".
#pragma once

#include "core/natural_date.hpp"

#include <optional>
#include <string_view>

namespace intouch {

/// What `text` (lower case, single spaces) means; nothing when it is not written so. A day without a year is
/// the next one from today on, or the last one up to today. `errc::invalid`: the month has no such day, or it
/// is another day of the week.
[[nodiscard]] std::optional<result<date>> parse_written_day(std::string_view text, date today,
                                                            looks direction);

} // namespace intouch
