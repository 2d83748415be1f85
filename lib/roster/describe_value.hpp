// SPDX-License-Identifier: MIT
// Phrases that the texts of faults are built from.
#pragma once

#include "roster/document.hpp"

#include <span>
#include <string>
#include <string_view>

namespace intouch::roster {

/// A value as messages show it: `"soon"`, `3 (a whole number)`, `a list`.
[[nodiscard]] std::string describe_value(const node& found);
/// The same, but a text is marked as text: `"3" (text in quotes)`. For messages that expect another type.
[[nodiscard]] std::string describe_kind(const node& found);
/// "; did you mean \"every\"?", or an empty text. Also empty for more than 2000 candidates, which would take
/// too long.
[[nodiscard]] std::string suggestion(std::string_view word, std::span<const std::string> candidates);
/// For the name of a file that begins with "~", which only a shell understands.
[[nodiscard]] std::string tilde_fault(std::string_view path);
/// "roster.toml:12:9"
[[nodiscard]] std::string print(const place& at);
/// The default name of an id: "six-pack" → "Six Pack".
[[nodiscard]] std::string capitalised(std::string_view id);
/// "a, b and c"
[[nodiscard]] std::string listed(std::span<const std::string> words, std::string_view last = "and");
[[nodiscard]] std::string trimmed(std::string_view text);

} // namespace intouch::roster
