// SPDX-License-Identifier: MIT
// QR codes on a terminal.
#pragma once

#include <string>
#include <vector>

namespace intouch::daemon::commands {

/// Two modules a character, with the margin that scanners need. With colours the code is black on white.
/// Without colours the light modules are drawn, which is right on a dark terminal.
[[nodiscard]] std::string drawn(const std::vector<std::vector<bool>>& code, bool colours);

} // namespace intouch::daemon::commands
