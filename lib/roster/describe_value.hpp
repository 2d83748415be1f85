// SPDX-License-Identifier: MIT
// The words that faults are made of.
#pragma once

#include "roster/document.hpp"

#include <span>
#include <string>
#include <string_view>

namespace intouch::roster {

/// What was found: `"soon"`, `3 (a whole number)`, `a list`.
[[nodiscard]] std::string describe_value(const node& found);
/// The same where text is not what was expected: `"3" (text in quotes)`.
[[nodiscard]] std::string describe_kind(const node& found);
/// "; did you mean \"every\"?", or nothing. Costs nothing much however many candidates and words there are.
[[nodiscard]] std::string suggestion(std::string_view word, std::span<const std::string> candidates);
/// "roster.toml:12:9"
[[nodiscard]] std::string print(const place& at);
/// "six-pack" → "Six Pack": the name of what has none.
[[nodiscard]] std::string capitalised(std::string_view id);
/// "a, b and c"
[[nodiscard]] std::string listed(std::span<const std::string> words, std::string_view last = "and");
[[nodiscard]] std::string trimmed(std::string_view text);

} // namespace intouch::roster
