// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace intouch {

/// The candidate that a user probably meant by `word`: the one with the smallest Damerau-Levenshtein
/// distance, the first of several. No candidate qualifies whose distance exceeds a third of the length of
/// `word`; a distance of 1 always qualifies. ASCII case does not count.
[[nodiscard]] std::optional<std::string> nearest_name(std::string_view word,
                                                      std::span<const std::string> candidates);
/// "; did you mean \"every\"?", or an empty text.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

} // namespace intouch
