// SPDX-License-Identifier: MIT
// The pages that sign a browser in: where it is not signed in, and behind the link of `intouch token --login`.
#pragma once

#include <string>

namespace intouch::daemon::page {

/// A page with one button. Previews and scanners follow links too, so that a look does not use the link up.
[[nodiscard]] std::string login_page();
/// For a link that is used, too old, or unknown.
[[nodiscard]] std::string login_gone_page();
/// What to do in a browser that is not signed in.
[[nodiscard]] std::string sign_in_page();

} // namespace intouch::daemon::page
