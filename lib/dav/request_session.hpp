// SPDX-License-Identifier: MIT
#pragma once

#include "dav/authentication.hpp"
#include "dav/fault.hpp"

#include <optional>
#include <string>

namespace intouch::dav {

/// A request that has no final answer yet.
struct pending_request {
    request what;
    int redirects = 0;
    int challenges = 0;
    std::string authorization{}; ///< the Authorization field when it was last sent
    connection_number on = 0;    ///< the connection on which it was last sent
};

/// Sends the requests of one account with its credentials, and follows redirects with the same method and
/// body (dav/redirect.hpp), only to addresses that `may_have_credentials` allows. For another address it
/// stops with a fault that names the address, so that the user can write it into the settings.
class request_session {
public:
    request_session(url configured, credentials c, authenticator::random make_nonce, login known = {});

    /// The request to send now, with the fields that every request has, but without Authorization.
    [[nodiscard]] static request plain(const pending_request& j);
    /// The Authorization field for that connection; nothing: none.
    [[nodiscard]] std::optional<std::string> authorize(pending_request& j, connection_number on);
    /// Both in one, for a caller with one request at a time.
    [[nodiscard]] request prepare(pending_request& j);
    /// Nothing: `j` has changed and must be sent again. Faults: unauthorized, redirected.
    [[nodiscard]] outcome<std::optional<answer>> feed(pending_request& j, const http::response& r);
    [[nodiscard]] const login& known() const { return authenticator_.known(); }

private:
    url configured_;
    std::string user_;
    authenticator authenticator_;
};

} // namespace intouch::dav
