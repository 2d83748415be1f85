// SPDX-License-Identifier: MIT
// "/" of the control listener: the first page of a signed-in browser.
#pragma once

#include "daemon/engine/snapshot.hpp"
#include "http/message.hpp"

namespace intouch::daemon::page {

[[nodiscard]] bool is_home(const http::request& r);
/// For a browser or client that may read.
[[nodiscard]] http::response home(const view& v, instant now, const http::request& r);
/// 401, with the way to sign in.
[[nodiscard]] http::response sign_in(const http::request& r);

} // namespace intouch::daemon::page
