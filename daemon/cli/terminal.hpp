// SPDX-License-Identifier: MIT
// What standard output is: how wide, and whether it shows colours.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace intouch::daemon::commands {

struct terminal {
    bool there = false;      ///< not a file or a pipe
    bool colours = false;    ///< there, not "dumb", and NO_COLOR (no-color.org) is not set
    std::size_t columns = 0; ///< $COLUMNS, else what the terminal says; 0: no terminal, no limit
};

/// Of standard output, as it is now.
[[nodiscard]] terminal output();

enum class paint : unsigned char { bold, dim, yellow };
/// Unchanged where there are no colours.
[[nodiscard]] std::string painted(std::string_view text, paint how, const terminal& to);

} // namespace intouch::daemon::commands
