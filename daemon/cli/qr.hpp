// SPDX-License-Identifier: MIT
// QR codes on a terminal.
#pragma once

#include "daemon/cli/terminal.hpp"

#include <string>
#include <vector>

namespace intouch::daemon::commands {

/// Two modules a character, with the margin that scanners need. With colours the code is black on white.
/// Without colours the light modules are drawn, which is right on a dark terminal.
[[nodiscard]] std::string drawn(const std::vector<std::vector<bool>>& code, bool colours);

/// Prints the code of `link`, and `reach`, its limit; empty: none. Says so where the terminal is too narrow.
void print_code(const std::string& link, const std::string& reach, const terminal& to);

} // namespace intouch::daemon::commands
