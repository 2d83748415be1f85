// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace intouch::cards {

/// `text` on one line: without control characters, with single spaces, and without spaces at the ends.
/// `between` replaces a line break; when `between` is not a space, it also replaces the spaces and commas
/// before the break.
[[nodiscard]] std::string one_line(std::string_view text, std::string_view between = " ");

} // namespace intouch::cards
