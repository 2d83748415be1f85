// SPDX-License-Identifier: MIT
#pragma once

#include "dav/authentication.hpp"
#include "dav/fault.hpp"

#include <optional>
#include <string>

namespace intouch::dav {

/// A call on its way: what it has gone through so far.
struct pending_request {
    request what;
    int redirects = 0;
    int challenges = 0;
    std::string authorization{}; ///< what it bore when last sent
};

/// How an account talks: who it is, and how it follows redirects (RFC 9110 15.4): at most five, with the same
/// method and body whatever the number, never from https to http, credentials only where
/// `may_have_credentials` allows. Elsewhere it stops and says where the server wants to go, so that the user
/// may write that address.
class request_session {
public:
    request_session(url configured, credentials c, authenticator::random make_nonce, login known = {});

    /// What is to be sent now: the call with Authorization and what every request of ours bears.
    [[nodiscard]] request prepare(pending_request& j);
    /// Nothing: `j` has changed and is to be sent again. Faults: unauthorized, redirected.
    [[nodiscard]] outcome<std::optional<answer>> feed(pending_request& j, const http::response& r);
    [[nodiscard]] const login& known() const { return authenticator_.known(); }

private:
    url configured_;
    std::string user_;
    authenticator authenticator_;
};

} // namespace intouch::dav
