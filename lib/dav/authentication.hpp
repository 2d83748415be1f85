// SPDX-License-Identifier: MIT
// RFC 7617 (Basic), RFC 7616 (Digest) and RFC 6750 (Bearer), from the client's side.
#pragma once

#include "dav/exchange.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::dav {

enum class scheme : std::uint8_t { negotiated, basic, digest, bearer };

struct credentials {
    std::string user;
    std::string secret;                ///< password, or the token of Bearer
    scheme which = scheme::negotiated; ///< as the user wrote it
};

/// One challenge of a WWW-Authenticate field.
struct challenge {
    std::string scheme;                                                    ///< lower case
    std::vector<std::pair<std::string, std::string>> parameters{};         ///< names in lower case
    [[nodiscard]] std::string_view parameter(std::string_view name) const; ///< empty: none
    bool operator==(const challenge&) const = default;
};
/// RFC 9110 11.6.1: of all fields of that name; a scheme that is not understood is there too.
[[nodiscard]] std::vector<challenge> parse_challenges(const http::fields& headers);

/// What a server has said so far of how it wants to be told who asks: worth keeping for the next run, which
/// then needs no challenge of its own.
struct login {
    std::optional<challenge> digest{}; ///< the one in use
    unsigned uses = 0;                 ///< of its nonce
    bool proven = false;               ///< it was taken
    bool basic_asked = false;
    bool operator==(const login&) const = default;
};

/// What an account knows of how its server wants to be told who asks. Basic goes ahead of any challenge over
/// https and to this machine, since some servers (Cyrus) answer those without it as strangers; over any other
/// http only when asked for. Of several challenges: Digest SHA-256, Digest MD5, Basic.
class authenticator {
public:
    using random = std::function<std::string()>; ///< 32 hex digits, new each time
    authenticator(credentials c, random make_nonce, login known = {});

    /// The field's value for a request; nothing while it is not known how. Counts the uses of a nonce.
    [[nodiscard]] std::optional<std::string> authorize(const url& to, std::string_view method);
    /// What a 401 to a request that bore `sent` teaches: true when the same request is worth sending again.
    [[nodiscard]] bool challenged(const http::response& r, std::string_view sent);
    /// A request that bore `sent` was not answered by 401.
    void accepted(std::string_view sent);
    [[nodiscard]] const login& known() const { return known_; }

private:
    [[nodiscard]] std::string digest(const url& to, std::string_view method);
    credentials credentials_;
    random random_;
    login known_;
};

/// RFC 7616 3.4.1: "response" for these; exposed for the RFC's own examples.
struct digest_input {
    /// "MD5" or "SHA-256", with or without "-sess", as the server wrote it; empty: MD5.
    std::string_view algorithm;
    std::string_view user, realm, password, nonce, cnonce, count, method, uri;
    bool qop = true; ///< "auth"
};
/// Empty for an algorithm that is not known.
[[nodiscard]] std::string digest_response(const digest_input& in);

} // namespace intouch::dav
