// SPDX-License-Identifier: MIT
// What reads of the plan are answered with. An answer is named before it is made: by the plan it is of, the
// moment it speaks of and what was asked, so that who has it already is told so at no cost. Long ones are
// made on the worker, so that nobody waits behind them, once for all who ask meanwhile, and kept for those
// who ask next.
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

class shelf {
public:
    explicit shelf(net::loop& on);

    struct wanted {
        std::string version; ///< what the answer depends on beside what was asked
        bool large = false;
        /// The JSON. Of a large answer it runs on the worker: what it reads must be its own or never change.
        std::function<std::string()> make;
    };
    void answer(const http::request& r, wanted w, net::reply to);
    /// There is another plan: nobody asks for the old one again.
    void turned() { kept_.clear(); }

private:
    using text = std::shared_ptr<const std::string>; ///< the connections that send it have it too
    struct waiting {
        http::request asked; ///< without its body
        net::reply to;
    };
    /// `body` is null while it is in the making.
    struct answered {
        http::entity_tag tag;
        text body;
        std::vector<waiting> for_it;
    };
    void made(const http::entity_tag& tag, std::string body);
    void keep_a_while();

    net::loop& loop_;
    std::string salt_; ///< plans are numbered anew from each start on
    std::list<answered> in_the_making_;
    std::list<answered> kept_; ///< last asked for first
    net::registration forget_;
};

} // namespace intouch::daemon::api
