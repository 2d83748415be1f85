// SPDX-License-Identifier: MIT
// QR codes on a terminal. The only place that knows libqrencode.
#pragma once

#include "core/result.hpp"

#include <string>
#include <vector>

namespace intouch::daemon::commands {

/// Rows of modules, true is dark, without a margin. `errc::invalid` for a text that is too long for one.
[[nodiscard]] result<std::vector<std::vector<bool>>> qr_code(const std::string& text);

/// Two modules to a character, with the margin that scanners want. In colours dark on light whatever the
/// terminal's own; without, light modules are drawn, as on a dark terminal.
[[nodiscard]] std::string drawn(const std::vector<std::vector<bool>>& code, bool colours);

} // namespace intouch::daemon::commands
