// SPDX-License-Identifier: MIT
#include "daemon/files/feed_addresses.hpp"

#include "http/secrets.hpp"

namespace intouch::daemon {

std::string public_url(const roster::http_settings& s) {
    return s.public_url.empty() ? "http://" + s.open : s.public_url;
}

json::feed_link subscription(const roster::http_settings& s, const std::string& id,
                             const std::string& secret) {
    const std::string url = public_url(s) + http::feed_path(secret);
    return {id, url, "webcal" + url.substr(url.find("://"))};
}

} // namespace intouch::daemon
