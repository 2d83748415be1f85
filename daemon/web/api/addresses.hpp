// SPDX-License-Identifier: MIT
// The calls that make an address: a feed's new one, and the link that signs a browser in.
#pragma once

#include "daemon/web/api/api.hpp"

#include <string>

namespace intouch::daemon::api {

/// The feed `id` gets a new address at once; the old one is gone.
void rotate(const parts& p, const std::string& id, const http::request& r, reply to);
/// A link that is good once.
void login(const parts& p, const std::string& id, const http::request& r, reply to);

} // namespace intouch::daemon::api
