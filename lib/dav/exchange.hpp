// SPDX-License-Identifier: MIT
// A request to a server and its answer, as values. The sender adds Host, Content-Length and Connection. It
// follows no redirects.
#pragma once

#include "dav/url.hpp"
#include "http/message.hpp"

namespace intouch::dav {

struct request {
    url to;
    /// Only method, target (the target of `to`), headers and body are used.
    http::request message;
    bool operator==(const request&) const = default;
};

struct answer {
    url from; ///< the last address, after redirects
    http::response response;
    bool operator==(const answer&) const = default;
};

} // namespace intouch::dav
