// SPDX-License-Identifier: MIT
// The client's side of RFC 7617 (Basic), RFC 7616 (Digest) and RFC 6750 (Bearer).
#pragma once

#include "dav/requests.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::dav {

enum class scheme : std::uint8_t { negotiated, basic, digest, bearer };

struct credentials {
    std::string user;
    std::string secret;                ///< the password, or the token of Bearer
    scheme which = scheme::negotiated; ///< the setting of the user
};

/// One challenge of a WWW-Authenticate field.
struct challenge {
    std::string scheme;                                                    ///< lower case
    std::vector<std::pair<std::string, std::string>> parameters{};         ///< names in lower case
    [[nodiscard]] std::string_view parameter(std::string_view name) const; ///< empty: absent
    bool operator==(const challenge&) const = default;
};
/// The challenges of all WWW-Authenticate fields (RFC 9110 11.6.1), unknown schemes among them.
[[nodiscard]] std::vector<challenge> parse_challenges(const http::fields& headers);

/// The number of a connection, for as long as its client lives. A caller that has one at a time says 0.
using connection_number = std::uint64_t;

/// A Digest challenge in use.
struct digest_login {
    std::optional<challenge> digest{}; ///< absent: none came
    unsigned uses = 0;                 ///< how often its nonce was used
    bool proven = false;               ///< the server accepted it
    bool operator==(const digest_login&) const = default;
};

/// What is known about the login at a server. The next sync starts with it, and then needs no challenge.
struct login {
    digest_login shared{}; ///< of all connections without their own
    /// Cyrus takes a nonce only on the connection on which it gave it.
    std::map<connection_number, digest_login> own{};
    bool basic_asked = false; ///< the server asked for Basic
    bool operator==(const login&) const = default;
};

/// Makes the Authorization field for the requests of one account. Over https and to this machine, Basic is
/// sent before any challenge, because some servers (Cyrus) give an anonymous answer without a challenge. Over
/// other http, Basic is sent only when the server asks for it. Of several challenges the order is: Digest
/// SHA-256, Digest MD5, Basic.
class authenticator {
public:
    using random = std::function<std::string()>; ///< 32 hex digits, new at each call
    authenticator(credentials c, random make_nonce, login known = {});

    /// The value of the Authorization field; nothing while no scheme is known. Counts the uses of a nonce.
    [[nodiscard]] std::optional<std::string> authorize(const url& to, std::string_view method,
                                                       connection_number on = 0);
    /// Learns from a 401 to a request with the field `sent`. True: the same request should be sent again.
    [[nodiscard]] bool challenged(const http::response& r, std::string_view sent, connection_number on = 0);
    /// A request with the field `sent` was not answered by 401.
    void accepted(std::string_view sent, connection_number on = 0);
    [[nodiscard]] const login& known() const { return known_; }

private:
    [[nodiscard]] digest_login& login_of(connection_number on);
    [[nodiscard]] std::string digest(digest_login& l, const url& to, std::string_view method);
    credentials credentials_;
    random random_;
    login known_;
};

/// The input of `digest_response`.
struct digest_input {
    /// As the server wrote it: "MD5" or "SHA-256", with or without "-sess"; empty: MD5.
    std::string_view algorithm;
    std::string_view user, realm, password, nonce, cnonce, count, method, uri;
    bool qop = true; ///< "auth"
};
/// The "response" parameter of RFC 7616 3.4.1; empty for an unknown algorithm. Public for the examples of the
/// RFC.
[[nodiscard]] std::string digest_response(const digest_input& in);

} // namespace intouch::dav
