// SPDX-License-Identifier: MIT
#include "dav/request_session.hpp"

#include "dav/redirect.hpp"

#include <fmt/format.h>

#include <utility>

namespace intouch::dav {

namespace {

/// A nonce may become stale between two requests, and each connection may have a nonce of its own.
constexpr int most_challenges = 8;

} // namespace

request_session::request_session(url configured, credentials c, authenticator::random make_nonce, login known)
    : configured_(std::move(configured)), user_(c.user),
      authenticator_(std::move(c), std::move(make_nonce), std::move(known)) {}

request request_session::prepare(pending_request& j) {
    request out = plain(j);
    if (const auto value = authorize(j, 0)) out.message.headers.set("Authorization", *value);
    return out;
}

std::optional<std::string> request_session::authorize(pending_request& j, connection_number on) {
    j.on = on;
    j.authorization.clear();
    if (!may_have_credentials(configured_, j.what.to)) return std::nullopt;
    auto value = authenticator_.authorize(j.what.to, j.what.message.method, on);
    if (value) j.authorization = *value;
    return value;
}

request request_session::plain(const pending_request& j) {
    request out = j.what;
    out.message.target = out.to.target;
    return out;
}

outcome<std::optional<answer>> request_session::feed(pending_request& j, const http::response& r) {
    if (r.status == 401) {
        const bool ours = may_have_credentials(configured_, j.what.to);
        if (ours && j.challenges++ < most_challenges && authenticator_.challenged(r, j.authorization, j.on))
            return std::optional<answer>();
        return std::unexpected(fault_of({j.what.to, r}, fmt::format("logging in as {}", user_), {}));
    }
    authenticator_.accepted(j.authorization, j.on);
    if (!is_redirect(r.status, j.what.message.method)) return std::optional(answer{j.what.to, r});

    auto to = redirected(j.what.to, r, j.redirects, configured_.host);
    if (!to) return std::unexpected(std::move(to).error());
    if (!may_have_credentials(configured_, *to))
        return std::unexpected(fault{
            trouble::redirected,
            fmt::format("{} redirects to {}, where the password for {} may not go; if you trust it, write "
                        "that address as url",
                        j.what.to.host, print(*to), print(configured_))});
    j.what.to = std::move(*to);
    return std::optional<answer>();
}

} // namespace intouch::dav
