// SPDX-License-Identifier: MIT
// The public listener: feeds, action links, and one 404 for all else (design 8).
#pragma once

#include "daemon/engine/engine.hpp"
#include "daemon/engine/snapshot.hpp"
#include "daemon/web/counters.hpp"
#include "feed/render.hpp"
#include "json/feed_links.hpp"

#include <functional>
#include <string>
#include <vector>

namespace intouch::daemon {

[[nodiscard]] served_feed serve_feed(const roster::feed& feed, feed::rendered rendered);

/// Answers `r` once what was answered before shows in it; when it enters something, when that is on disk.
void answer_public(keeper& kept, tallies& count, const http::request& r,
                   std::move_only_function<void(http::response)> to);

/// Where to subscribe to the feed of that id and secret.
[[nodiscard]] json::feed_link subscription(const roster::http_settings& s, const std::string& id,
                                           const std::string& secret);
/// All of them, in the order of their ids.
[[nodiscard]] std::vector<json::feed_link> subscriptions(const view& v);
/// Where the world finds the public listener: `public_url`, else its own address.
[[nodiscard]] std::string public_url(const roster::http_settings& s);

} // namespace intouch::daemon
