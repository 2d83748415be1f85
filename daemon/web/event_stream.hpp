// SPDX-License-Identifier: MIT
// GET /api/v1/events: changes as server-sent events (WHATWG HTML 9.2). `entry` is an entry of the ledger
// under the id of that entry, so a client resumes by Last-Event-ID. `agenda` says that there is another plan.
// `reset` says that a client missed too many entries. Nothing runs while nobody listens.
#pragma once

#include "daemon/engine/engine.hpp"
#include "http/message.hpp"
#include "net/loop.hpp"
#include "net/server.hpp"
#include "net/stream.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace intouch::daemon {

class event_stream {
public:
    /// `known`: whether the token or session of a request is good, asked again before anything is told to the
    /// client that came with it.
    event_stream(net::loop& on, engine& e, std::function<bool(const http::request&)> known)
        : loop_(on), engine_(e), known_(std::move(known)) {}

    /// Answers with a stream, or with 503 when too many clients listen.
    void join(const http::request& r, net::reply to);
    /// After each cycle.
    void planned();
    [[nodiscard]] std::size_t listeners() const { return clients_.size(); }

private:
    void tell(const std::string& text);
    void beat();
    [[nodiscard]] std::string agenda_event() const;

    net::loop& loop_;
    engine& engine_;
    std::function<bool(const http::request&)> known_;
    struct client {
        std::shared_ptr<net::stream> body; ///< shared with its connection
        http::request came_with;
    };
    std::vector<client> clients_;
    std::size_t told_ = 0; ///< entries
    std::shared_ptr<const ledger::published_plan> shown_;
    net::registration heart_;
};

} // namespace intouch::daemon
