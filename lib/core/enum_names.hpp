// SPDX-License-Identifier: MIT
// Enumerations and their names in storage and in the API.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace intouch {

/// The enumerator with the name `text`. `names` has the order of the enumeration, whose first value is 0.
template <class Enum, std::size_t N>
[[nodiscard]] std::optional<Enum> parse_name(const std::array<std::string_view, N>& names,
                                             std::string_view text) {
    const auto found = std::ranges::find(names, text);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

} // namespace intouch
