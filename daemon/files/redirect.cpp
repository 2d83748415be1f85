// SPDX-License-Identifier: MIT
#include "daemon/files/redirect.hpp"

#include "core/text.hpp"

namespace intouch::daemon {

namespace {

constexpr int most_redirects = 5;

} // namespace

net::client_settings reader_settings(std::size_t most) {
    net::client_settings s;
    s.sizes.body = most;
    s.memory = most;
    s.connections = 1;
    return s;
}

result<dav::url> redirected(const dav::url& from, const http::response& r, int& count,
                            const std::string& host) {
    const auto location = r.headers.find("Location");
    if (!location) return fail(errc::unavailable, host + " redirects without an address; check url");
    const auto to = dav::resolve(from, *location);
    if (!to)
        return fail(errc::unavailable,
                    host + " redirects to " + quoted(*location) + ", which is no address of http; check url");
    if (++count > most_redirects)
        return fail(errc::unavailable, host + " redirects without an end; check url");
    if (from.scheme == "https" && to->scheme != "https")
        return fail(errc::unavailable,
                    host + " redirects to plain http, which anybody on the way could change");
    return *to;
}

} // namespace intouch::daemon
