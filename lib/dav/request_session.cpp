// SPDX-License-Identifier: MIT
#include "dav/request_session.hpp"

#include "core/text.hpp"
#include "dav/redirect.hpp"
#include "http/content_type.hpp"
#include "ical/charset.hpp"

#include <fmt/format.h>

#include <utility>

namespace intouch::dav {

namespace {

/// A nonce may become stale between two requests, and each connection may have a nonce of its own.
constexpr int most_challenges = 8;

/// The body in UTF-8, where the server names another charset (RFC 9110 8.3.1). The name counts before the one in an XML
/// declaration (RFC 7303 3), which therefore goes. A body that is UTF-8 stays, whatever its name.
http::response in_utf8(const http::response& r) {
    const auto type = r.headers.find("Content-Type");
    const std::string charset = type ? http::charset_of(*type) : std::string();
    const std::string_view bytes = r.text();
    if (charset.empty() || valid_utf8(bytes)) return r;
    auto wide = charset.starts_with("utf-16") ? ical::from_utf16(bytes) : std::nullopt;
    std::string text = wide ? std::move(*wide) : ical::line_to_utf8(bytes, charset);
    if (text.starts_with("<?xml"))
        if (const auto end = text.find("?>"); end != std::string::npos) text.erase(0, end + 2);
    http::response out = r;
    out.body = std::make_shared<const std::string>(std::move(text)); // a response shares its body
    return out;
}

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
    if (!is_redirect(r.status, j.what.message.method)) return std::optional(answer{j.what.to, in_utf8(r)});

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
