// SPDX-License-Identifier: MIT
// What a browser sees that follows the link of `intouch token --login`.
#pragma once

#include <string>

namespace intouch::words {

/// A page with one button: previews and scanners follow links, so that looking must use nothing up.
[[nodiscard]] std::string login_page();
/// For a link that was used, is too old or never was.
[[nodiscard]] std::string login_gone_page();

} // namespace intouch::words
