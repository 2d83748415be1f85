// SPDX-License-Identifier: MIT
// GET /api/v1/events: what changes, as server-sent events (WHATWG HTML, 9.2). `entry` is each entry of the
// ledger, its id the entry's, so that Last-Event-ID resumes where a client left off; `agenda` says that the
// plan is another; `reset` that too much was missed to be told one by one. Nothing runs while nobody listens.
#pragma once

#include "daemon/engine/engine.hpp"
#include "http/message.hpp"
#include "net/loop.hpp"
#include "net/server.hpp"
#include "net/stream.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace intouch::daemon {

class events {
public:
    events(net::loop& on, keeper& kept) : loop_(on), kept_(kept) {}

    /// Answers with a stream, or, when too many listen, with 503.
    void join(const http::request& r, net::reply to);
    /// After each turn.
    void turned();
    [[nodiscard]] std::size_t listeners() const { return clients_.size(); }

private:
    void tell(const std::string& text);
    void beat();
    [[nodiscard]] std::string agenda_event() const;

    net::loop& loop_;
    keeper& kept_;
    std::vector<std::shared_ptr<net::stream>> clients_; // each is its connection's too
    std::size_t told_ = 0;                              ///< entries
    std::shared_ptr<const ledger::published_plan> shown_;
    net::registration heart_;
};

} // namespace intouch::daemon
