// SPDX-License-Identifier: MIT
// The control listener's "/": where a browser arrives that has signed in.
#pragma once

#include "daemon/engine/snapshot.hpp"
#include "http/message.hpp"

namespace intouch::daemon::page {

[[nodiscard]] bool is_home(const http::request& r);
/// For a browser or client that may read.
[[nodiscard]] http::response home(const snapshot& v, instant now, const http::request& r);
/// 401, with the way to sign in.
[[nodiscard]] http::response sign_in(const http::request& r);

} // namespace intouch::daemon::page
