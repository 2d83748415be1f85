// SPDX-License-Identifier: MIT
// The calls of the control listener: request → lib → response. `http/authority` has decided who may ask.
#pragma once

#include "daemon/engine/engine.hpp"
#include "daemon/engine/people_changes.hpp"
#include "daemon/web/api/response_cache.hpp"
#include "daemon/web/counters.hpp"
#include "daemon/web/event_stream.hpp"
#include "http/message.hpp"
#include "http/tokens.hpp"
#include "json/login_link.hpp"
#include "json/status.hpp"

#include <functional>

namespace intouch::daemon::api {

using reply = net::reply;

struct parts {
    daemon::engine& engine;
    people_changes& people;
    std::function<json::status()> status;    ///< of the process as a whole
    std::function<json::status()> brief;     ///< the same without warnings: there may be thousands
    std::function<json::login_link()> login; ///< a new one
    /// Synchronises every calendar account, and answers when the last one has ended.
    std::function<void(words::calendar_answer,
                       std::function<void(const std::vector<words::calendar_facts>&)>)>
        sync;
    /// Sends a test to the target of messages, and answers with what its server said.
    std::function<void(const std::string& target, std::move_only_function<void(result<std::string>)>)>
        test_message;
    const counters& counted;
    event_stream& events;
    response_cache& cache; ///< for reads of the plan
};

/// What a named token must be allowed for this call; absent: no call has this method and path.
[[nodiscard]] std::optional<http::scope> needed_scope(const http::request& r);

/// Answers `r` at once, or when its command is on disk.
void answer(const parts& p, http::request r, reply to);

} // namespace intouch::daemon::api
