// SPDX-License-Identifier: MIT
// Adds people to captured.toml and takes them out, one change at a time. Each is answered when it is on disk and planned
// around.
#pragma once

#include "daemon/engine/engine.hpp"
#include "daemon/files/captured_people.hpp"
#include "net/loop.hpp"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace intouch::daemon {

struct people_change {
    captured_change what;
    std::string key{};      ///< idempotency key; empty: none
    sha256_value request{}; ///< digest of the request
    std::function<door_answer(const captured_person&, const recorded&)> render;
    std::move_only_function<void(result<door_answer>)> done;
};

class people_changes {
public:
    struct parts {
        net::loop& loop;
        engine& of;
        paths where;
        std::function<void(loaded)> use; ///< takes the files as they are after a change
    };
    explicit people_changes(parts p) : parts_(std::move(p)) {}

    void submit(people_change one);

private:
    void go_on();
    void changed(people_change one, changed_people made);
    void plan_around(people_change one, std::shared_ptr<const captured_person> who);
    void finish(people_change& one, result<door_answer> answered);

    parts parts_;
    std::deque<people_change> waiting_;
    bool busy_ = false;
    /// A change of the file whose plan could not be kept.
    struct unplanned {
        sha256_value request;
        std::shared_ptr<const captured_person> who;
    };
    std::map<std::string, unplanned> unplanned_; ///< by key, for the next try
};

} // namespace intouch::daemon
