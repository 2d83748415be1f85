// SPDX-License-Identifier: MIT
#pragma once

#include "roster/document.hpp"

#include <string_view>

namespace intouch::roster {

/// Turns the parser's message `said` about the position `at` into a text that tells the user what to do. The
/// parser stops at the first syntax error, so that a file has at most one.
[[nodiscard]] fault syntax_fault(const source& file, position at, std::string_view said);

} // namespace intouch::roster
