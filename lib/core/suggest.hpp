// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace intouch {

/// The candidate nearest to `word` by Damerau-Levenshtein distance, when it is near enough to be
/// meant (at most a third of the word, at least one; ASCII case is no difference); the first in order
/// among equals.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 std::span<const std::string> candidates);

} // namespace intouch
