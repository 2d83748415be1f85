// SPDX-License-Identifier: MIT
// The pages that sign a browser in: where it is not signed in, and behind the link of `intouch token --login`.
#pragma once

#include "http/message.hpp"

namespace intouch::daemon::page {

/// A page with one button. Previews and scanners follow links too, so that a look does not use the link up.
[[nodiscard]] http::response login_page(unsigned status = 200);
/// For a link that is used, too old, or unknown.
[[nodiscard]] http::response login_gone_page();
/// What to do in a browser that is not signed in.
[[nodiscard]] http::response sign_in_page();
/// A problem document as a page, for a browser.
[[nodiscard]] http::response problem_page(const http::response& problem);

} // namespace intouch::daemon::page
