// SPDX-License-Identifier: MIT
// The calls about addresses: a feed, a new address for it, and the link that signs a browser in.
#pragma once

#include "daemon/web/api/api.hpp"

#include <string>

namespace intouch::daemon::api {

/// The calendar of the feed `id`.
[[nodiscard]] http::response get_feed(const parts& p, const std::string& id, const http::request& r);
/// Gives the feed `id` a new address. The old one ends.
void rotate(const parts& p, const std::string& id, const http::request& r, reply to);
/// Makes a sign-in link that works once.
void login(const parts& p, const std::string& id, const http::request& r, reply to);

} // namespace intouch::daemon::api
