// SPDX-License-Identifier: MIT
// Answers to reads of the plan. An answer has its ETag before it is made: from the plan, the moment and the
// request. So a client that has it already gets a 304 at no cost. The worker makes long answers, so that no
// other request waits for them. One answer serves all requests that ask for it meanwhile, and is kept for the
// next ones.
#pragma once

#include "http/conditional.hpp"
#include "http/message.hpp"
#include "net/loop.hpp"
#include "net/server.hpp"

#include <functional>
#include <list>
#include <memory>
#include <string>
#include <vector>

namespace intouch::daemon::api {

class response_cache {
public:
    explicit response_cache(net::loop& on);

    struct wanted {
        std::string version; ///< of everything but the request that the answer depends on
        bool large = false;
        /// Makes the JSON. For a large answer it runs on the worker, so it reads only values that never
        /// change.
        std::function<std::string()> make;
    };
    void answer(const http::request& r, wanted w, net::reply to);
    /// There is another plan, and nobody asks for the old one again.
    void forget_plan() { kept_.clear(); }

private:
    using text = std::shared_ptr<const std::string>; ///< shared with the connections that send it
    struct waiting {
        http::request asked; ///< without its body
        net::reply to;
    };
    /// `body` is null while it is being made.
    struct answered {
        http::entity_tag tag;
        text body;
        std::vector<waiting> for_it;
    };
    void made(const http::entity_tag& tag, std::string body);
    void keep_a_while();

    net::loop& loop_;
    std::string salt_; ///< each start counts its plans from 1
    std::list<answered> in_the_making_;
    std::list<answered> kept_; ///< the newest request first
    net::registration forget_;
};

} // namespace intouch::daemon::api
