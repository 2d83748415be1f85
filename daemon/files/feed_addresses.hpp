// SPDX-License-Identifier: MIT
// Where feeds and action links are found, as the settings say.
#pragma once

#include "json/feed_links.hpp"
#include "roster/settings.hpp"

#include <string>

namespace intouch::daemon {

/// The address of the public listener as subscribers see it: `public_url`, else its own address.
[[nodiscard]] std::string public_url(const roster::http_settings& s);
/// Where to subscribe to the feed of that id and secret.
[[nodiscard]] json::feed_link subscription(const roster::http_settings& s, const std::string& id,
                                           const std::string& secret);

} // namespace intouch::daemon
