// SPDX-License-Identifier: MIT
// The public listener: feeds, and one 404 for all else (design 8).
#pragma once

#include "daemon/view.hpp"
#include "feed/feed.hpp"
#include "json/answers.hpp"

#include <string>

namespace intouch::daemon {

[[nodiscard]] served_feed serve_feed(const roster::feed& feed, feed::rendered rendered);

/// The answer to `r`; `v` may not be ready yet, then feeds are 503.
[[nodiscard]] http::response answer_public(const view& v, const http::request& r);

/// Where to subscribe to the feed of that id and secret.
[[nodiscard]] json::feed_link subscription(const roster::http_settings& s, const std::string& id,
                                           const std::string& secret);
/// Where the world finds the public listener: `public_url`, else its own address.
[[nodiscard]] std::string public_url(const roster::http_settings& s);

} // namespace intouch::daemon
