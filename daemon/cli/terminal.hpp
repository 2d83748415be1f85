// SPDX-License-Identifier: MIT
// Standard output and standard error: their width, and whether they show colours.
#pragma once

#include "console/sheet.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace intouch::daemon::commands {

struct terminal {
    bool there = false;      ///< a terminal, not a file or a pipe
    bool colours = false;    ///< a terminal that is not "dumb", and NO_COLOR (no-color.org) is not set
    std::size_t columns = 0; ///< $COLUMNS, else the width of the terminal; 0: no terminal, no limit
};

/// Standard output at the moment of the call.
[[nodiscard]] terminal output();
[[nodiscard]] terminal error_output();

using console::paint;
/// Unchanged where there are no colours.
[[nodiscard]] std::string painted(std::string_view text, paint how, const terminal& to);

} // namespace intouch::daemon::commands
