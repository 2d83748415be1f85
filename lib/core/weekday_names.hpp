// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace intouch {

/// "Mon" or "Monday", in upper or lower case.
[[nodiscard]] std::optional<std::chrono::weekday> parse_weekday(std::string_view word);
[[nodiscard]] std::string_view short_name(std::chrono::weekday day); ///< "Mon"
[[nodiscard]] std::string_view long_name(std::chrono::weekday day);  ///< "Monday"
[[nodiscard]] std::string_view short_name(std::chrono::month month); ///< "Dec"
[[nodiscard]] std::string_view long_name(std::chrono::month month);  ///< "December"
/// "Tue 8 Dec 2026", "Tue 8 Dec 2026 17:00": how a sentence names it.
[[nodiscard]] std::string in_words(const when& w);

} // namespace intouch
