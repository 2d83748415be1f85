// SPDX-License-Identifier: MIT
// The style sheet and the script of the page.
#pragma once

#include "daemon/web/page/html_writer.hpp"

#include <string_view>

namespace intouch::daemon::page {

/// Both colour schemes; contrast of text at least 4.5 (WCAG 2.2, 1.4.3); nothing to touch is below 44 px.
[[nodiscard]] const stylesheet& style_sheet();
/// Shows a screen again when the plan changed, unless somebody is typing on it. Everything works without it.
[[nodiscard]] std::string_view script();

} // namespace intouch::daemon::page
