// SPDX-License-Identifier: MIT
#pragma once

#include "console/sheet.hpp"

#include <string>
#include <string_view>

namespace intouch::console {

/// The text of `--help`, with its lines broken to fit the paper. What stands right of a gap of two blanks,
/// such as the description of an option, stays right of it; on narrow paper it goes into lines of its own.
[[nodiscard]] std::string help(std::string_view text, const paper& on);

} // namespace intouch::console
