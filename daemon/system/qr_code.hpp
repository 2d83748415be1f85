// SPDX-License-Identifier: MIT
// QR codes. The only place that knows libqrencode.
#pragma once

#include "core/result.hpp"

#include <string>
#include <vector>

namespace intouch::daemon {

/// Rows of modules without a margin; true is dark. `errc::invalid` for a text that is too long for a QR code.
[[nodiscard]] result<std::vector<std::vector<bool>>> qr_code(const std::string& text);

} // namespace intouch::daemon
