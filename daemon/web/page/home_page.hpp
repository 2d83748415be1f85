// SPDX-License-Identifier: MIT
// The control listener's "/": where a browser arrives that has signed in.
#pragma once

#include "daemon/engine/snapshot.hpp"
#include "http/message.hpp"

namespace intouch::daemon::page {

[[nodiscard]] bool is_home(const http::request& r);
/// For who may look.
[[nodiscard]] http::response home(const view& v, instant now, const http::request& r);
/// 401: how to sign in.
[[nodiscard]] http::response sign_in(const http::request& r);

} // namespace intouch::daemon::page
