// SPDX-License-Identifier: MIT
// Who may ask what of which listener, decided before anything is routed. On the control
// listener a web page in the user's browser is the attacker: it can reach loopback, under a name of its own
// that it rebinds to 127.0.0.1 (so Host must be known), or across sites (so Origin must be ours). On the
// public listener the secret in the path is the only authority, and whatever is not there looks the same.
#pragma once

#include "http/problem.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::http {

/// What the control listener needs to know.
struct control_rules {
    std::uint16_t port = 0; ///< it is bound to
    /// `[http] hosts`: "name:port", or "name", which allows the port above, 80, 443 and no port.
    std::vector<std::string> hosts;
    std::string token;
};

/// The refusal of a request that came over TCP or the Unix socket, or nothing when it may be routed. In this
/// order: Host that is not ours 421; unsafe method from another site 403; no or a wrong token 401; unsafe
/// method without `application/json` 415. On the Unix socket only the last: the file's permissions decide
/// who speaks there.
/// `session`: the request bears a session (http/session), which stands for the token.
[[nodiscard]] std::optional<problem> refuse_control(const request& r, const control_rules& rules,
                                                    bool session = false);
/// The first two of these, for what a browser asks before it has a session.
[[nodiscard]] std::optional<problem> refuse_site(const request& r, const control_rules& rules);

/// Is `host` 127.0.0.1, [::1] or localhost with our port, or one of the configured names?
[[nodiscard]] bool known_host(std::string_view host, const control_rules& rules);
/// May a page of this request's Origin and Sec-Fetch-Site change things here? Without both it is no browser.
[[nodiscard]] bool same_origin(const request& r, const control_rules& rules);
/// "Authorization: Bearer TOKEN", compared in constant time. An empty token never matches.
[[nodiscard]] bool bears_token(const request& r, std::string_view token);
/// "application/json", whatever its parameters.
[[nodiscard]] bool is_json(const request& r);

/// What a request to the public listener is about.
struct public_target {
    enum class kind : std::uint8_t { nothing, feed, link, health };
    kind about = kind::nothing;
    std::string secret; ///< of feed or link
    bool operator==(const public_target&) const = default;
};

/// Only the path is looked at. Look the secret up before the method: a wrong one must answer every method
/// with `public_not_found`, lest a 405 tell which exist.
[[nodiscard]] public_target read_public(const request& r);
/// The one answer to everything that is not there, the same bytes always.
[[nodiscard]] response public_not_found();

} // namespace intouch::http
