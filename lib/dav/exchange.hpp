// SPDX-License-Identifier: MIT
// A request to a server and the answer to it, as values. The sender adds Host, Content-Length and Connection. It
// follows no redirects.
#pragma once

#include "dav/url.hpp"
#include "http/message.hpp"

namespace intouch::dav {

struct request {
    url to;
    /// Only method, target (the same as in `to`), headers and body count.
    http::request message;
    bool operator==(const request&) const = default;
};

struct answer {
    url from; ///< after redirects: the last address
    http::response response;
    bool operator==(const answer&) const = default;
};

} // namespace intouch::dav
