// SPDX-License-Identifier: MIT
// How the readers of addresses without a login follow redirects, and the client that they use.
#pragma once

#include "core/result.hpp"
#include "dav/url.hpp"
#include "http/message.hpp"
#include "net/http_client.hpp"

#include <cstddef>
#include <string>

namespace intouch::daemon {

/// One connection, and bodies of at most `most` bytes.
[[nodiscard]] net::client_settings reader_settings(std::size_t most);

/// Where the answer from `from` leads; `count` counts the redirects so far. Errors name `host`: no address of
/// http, too many redirects, and one from https to plain http.
[[nodiscard]] result<dav::url> redirected(const dav::url& from, const http::response& r, int& count,
                                          const std::string& host);

} // namespace intouch::daemon
