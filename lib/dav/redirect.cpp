// SPDX-License-Identifier: MIT
#include "dav/redirect.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

namespace intouch::dav {

namespace {

constexpr int most_redirects = 5;

} // namespace

bool is_redirect(unsigned status, std::string_view method) {
    return status == 301 || status == 302 || status == 307 || status == 308 ||
           (status == 303 && method == "GET");
}

outcome<url> redirected(const url& from, const http::response& r, int& count, std::string_view host) {
    const auto refused = [&](std::string_view why) {
        return std::unexpected(fault{trouble::redirected, fmt::format("{} redirects {}", host, why)});
    };
    const auto location = r.headers.find("Location");
    if (!location) return refused("without an address; check url");
    const auto to = resolve(from, trimmed(*location));
    if (!to) return refused(fmt::format("to {}, which is no address of http; check url", quoted(*location)));
    if (++count > most_redirects)
        return refused(fmt::format("more than {} times; check url", most_redirects));
    if (from.scheme == "https" && to->scheme != "https")
        return refused("to plain http, which anybody on the way could change");
    return *to;
}

} // namespace intouch::dav
