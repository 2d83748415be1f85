// SPDX-License-Identifier: MIT
// The control listener's calls (design 8): request → lib → response. Who may ask was decided before
// (http/authority).
#pragma once

#include "daemon/engine/engine.hpp"
#include "daemon/web/api/shelf.hpp"
#include "daemon/web/counters.hpp"
#include "daemon/web/event_stream.hpp"
#include "http/message.hpp"
#include "json/login_link.hpp"
#include "json/status.hpp"

#include <functional>

namespace intouch::daemon::api {

using reply = net::reply;

struct parts {
    keeper& kept;
    std::function<json::status()> status;    ///< of the process as a whole
    std::function<json::status()> brief;     ///< the same without warnings, of which there may be thousands
    std::function<json::login_link()> login; ///< a new one
    /// Every calendar account now; answers when the last has ended.
    std::function<void(bool confirmed, std::function<void(const std::vector<words::calendar_facts>&)>)> sync;
    const tallies& counted;
    events& live;
    shelf& read; ///< what reads of the plan are answered with
};

/// Answers `r` at once, or when what it writes is on disk.
void answer(const parts& p, http::request r, reply to);

} // namespace intouch::daemon::api
