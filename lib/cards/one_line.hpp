// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace intouch::cards {

/// `text` as a field of one line: without control characters, each run of blanks one space, none at either
/// end. A line break becomes `between`; one that is no blank takes spaces and commas before it along.
[[nodiscard]] std::string one_line(std::string_view text, std::string_view between = " ");

} // namespace intouch::cards
