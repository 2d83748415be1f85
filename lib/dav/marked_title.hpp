// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace intouch::dav {

/// A title, and the mark "✓" or "?" before it, written once or several times.
struct marked_title {
    enum class mark : std::uint8_t { none, done, question } is = mark::none;
    std::string rest;
};
[[nodiscard]] marked_title read_title(std::string_view summary);
/// Whether both have the same words, in any order: "Call Ada Lovelace" and "Ada Lovelace, call".
[[nodiscard]] bool has_same_words(std::string_view a, std::string_view b);

} // namespace intouch::dav
