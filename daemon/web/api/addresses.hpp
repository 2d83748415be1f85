// SPDX-License-Identifier: MIT
// The calls that make an address: a new one for a feed, and the link that signs a browser in.
#pragma once

#include "daemon/web/api/api.hpp"

#include <string>

namespace intouch::daemon::api {

/// Gives the feed `id` a new address. The old one ends.
void rotate(const parts& p, const std::string& id, const http::request& r, reply to);
/// Makes a sign-in link that works once.
void login(const parts& p, const std::string& id, const http::request& r, reply to);

} // namespace intouch::daemon::api
