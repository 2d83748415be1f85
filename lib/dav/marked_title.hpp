// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace intouch::dav {

/// A title, and the mark "✓" or "?" before it.
struct marked_title {
    enum class mark : std::uint8_t { none, done, question } is = mark::none;
    std::string rest;
};
[[nodiscard]] marked_title read_title(std::string_view summary);

} // namespace intouch::dav
