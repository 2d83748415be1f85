// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace intouch {

/// "Mon" or "Monday", in upper or lower case.
[[nodiscard]] std::optional<std::chrono::weekday> parse_weekday(std::string_view word);
[[nodiscard]] std::string_view short_name(std::chrono::weekday day); ///< "Mon"
[[nodiscard]] std::string_view long_name(std::chrono::weekday day);  ///< "Monday"

} // namespace intouch
