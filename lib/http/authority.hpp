// SPDX-License-Identifier: MIT
// Decides whether a listener may route a request. On the control listener the attacker is a web page in the
// user's browser. The page can reach loopback under a name that it rebinds to 127.0.0.1, so Host must be
// known. It can also send requests across sites, so Origin must be ours. On the public listener the secret in
// the path is the only authority, and every wrong path gets the same answer.
#pragma once

#include "http/problem.hpp"
#include "http/tokens.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::http {

/// RFC 9110 7.2, without user information: "name", "name:8420", "127.0.0.1:1", "[::1]:8420".
[[nodiscard]] bool valid_authority(std::string_view text);

/// What the control listener needs to know.
struct control_rules {
    std::uint16_t port = 0; ///< to which the listener is bound
    /// `[http] hosts`: "name:port", or "name", which allows the port above, 80, 443 and no port.
    std::vector<std::string> hosts;
    std::string token;
};

/// The refusal of a request that came over TCP or the Unix socket, or nothing when it may be routed. In this
/// order: Host that is not ours 421; unsafe method from another site 403; no or a wrong token 401; unsafe
/// method without `application/json` 415. On the Unix socket only the last one applies: the permissions of
/// the file are the authority there. `known`: a session (http/session) or a named token replaces the token.
/// `needed` is the scope that a named token must have, for the message; absent: no call has this method and
/// path, and whoever routes it says so better than a 415.
[[nodiscard]] std::optional<problem> refuse_control(const request& r, const control_rules& rules,
                                                    bool known = false,
                                                    std::optional<scope> needed = scope::owner);
/// 403 for a named token whose scope is less than `needed`.
[[nodiscard]] std::optional<problem> refuse_scope(const named_token& token, scope needed);
/// The first two checks, for requests of a browser that has no session yet.
[[nodiscard]] std::optional<problem> refuse_site(const request& r, const control_rules& rules);

/// Is `host` 127.0.0.1, [::1] or localhost with our port, or one of the configured names?
[[nodiscard]] bool known_host(std::string_view host, const control_rules& rules);
/// May a page with this Origin and Sec-Fetch-Site change things here? A request without both is no browser's.
[[nodiscard]] bool same_origin(const request& r, const control_rules& rules);
/// TOKEN of "Authorization: Bearer TOKEN"; empty: none, or two.
[[nodiscard]] std::string_view bearer_of(const request& r);
/// "Authorization: Bearer TOKEN", compared in constant time. An empty token never matches.
[[nodiscard]] bool bears_token(const request& r, std::string_view token);
/// "application/json", whatever its parameters.
[[nodiscard]] bool is_json(const request& r);
/// "text/vcard", whatever its parameters (RFC 6350 10.1). Only a new person may be one.
[[nodiscard]] bool is_vcard(const request& r);

/// What a request to the public listener is about.
struct public_target {
    enum class kind : std::uint8_t { nothing, feed, link, health };
    kind about = kind::nothing;
    std::string secret; ///< of feed or link
    bool operator==(const public_target&) const = default;
};

/// Reads the path only. Check the secret before the method: a wrong secret must answer every method with
/// `public_not_found`, because a 405 would tell that the secret exists.
[[nodiscard]] public_target read_public(const request& r);
/// The one answer to every path that does not exist; always the same bytes.
[[nodiscard]] response public_not_found();

} // namespace intouch::http
