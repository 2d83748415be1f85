// SPDX-License-Identifier: MIT
// QR codes on a terminal. The only place that knows libqrencode.
#pragma once

#include "core/result.hpp"

#include <string>
#include <vector>

namespace intouch::daemon::commands {

/// Rows of modules without a margin; true is dark. `errc::invalid` for a text that is too long for a QR code.
[[nodiscard]] result<std::vector<std::vector<bool>>> qr_code(const std::string& text);

/// Two modules a character, with the margin that scanners need. With colours the code is black on white.
/// Without colours the light modules are drawn, which is right on a dark terminal.
[[nodiscard]] std::string drawn(const std::vector<std::vector<bool>>& code, bool colours);

} // namespace intouch::daemon::commands
