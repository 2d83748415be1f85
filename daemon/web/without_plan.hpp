// SPDX-License-Identifier: MIT
// Requests to the API while there is no plan: right after the start, and while the clock is in doubt.
#pragma once

#include "http/message.hpp"
#include "json/status.hpp"
#include "net/loop.hpp"
#include "net/server.hpp"

#include <functional>
#include <string>
#include <vector>

namespace intouch::daemon {

/// Requests that wait for the first plan. It is usually made in a moment, so a command right after the start need
/// not fail. At most 64 requests wait, for at most 20 seconds; the others are answered 503.
class early_requests {
public:
    explicit early_requests(net::loop& on) : loop_(on) {}

    void wait(http::request r, net::reply to);
    /// Gives each request that waits to `answer`.
    void answer_all(const std::function<void(http::request, net::reply)>& answer);
    void refuse_all();

private:
    struct early_request {
        http::request what;
        net::reply to;
    };
    net::loop& loop_;
    std::vector<early_request> waiting_;
    net::registration limit_;
};

/// While the clock or the roster is in doubt: the status, and 503 with `trouble` for every other request.
[[nodiscard]] http::response answer_in_doubt(const http::request& r, const json::status& status,
                                             const time_zone& zone, const std::string& trouble);

} // namespace intouch::daemon
