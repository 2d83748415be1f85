// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/engine/engine.hpp"
#include "feed/render.hpp"

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intouch::daemon {

struct made_feed {
    roster::feed feed;
    feed::rendered rendered;
};

/// One turn: what it takes in, what the worker makes of it.
struct keeper::job {
    struct taken {
        work asked;
        std::vector<ledger::entry> entries;
    };

    instant moment;
    std::shared_ptr<const configuration> config;
    std::shared_ptr<ledger::state> state;
    std::shared_ptr<const ledger::published_plan> before; ///< what the plan starts from
    std::size_t first = 0;                                ///< of this turn's entries
    std::vector<taken> answered;
    std::vector<std::string> held;
    bool asked = false; ///< not by what somebody said alone

    std::shared_ptr<const plan::agenda> agenda;
    std::shared_ptr<const ledger::published_plan> published; ///< what the agenda is published as
    ledger::published_change places;                         ///< from the view's published plan to this one
    std::vector<ledger::published_touch> displaced; ///< places in `before` that the agenda does not keep
    std::chrono::microseconds planned_in{0};

    /// Valid as long as this.
    [[nodiscard]] plan::plan_input input(const std::string& instance) const {
        return {config->settings, config->roster, *state,   *before, config->away,
                config->zone,     moment,         instance, true,    config->busy};
    }
};

/// One rendering of what the view shows.
struct keeper::rendering {
    std::shared_ptr<const configuration> config;
    std::shared_ptr<const ledger::state> state;
    std::shared_ptr<const plan::agenda> agenda;
    std::string trouble;
    std::map<std::string, int> generations; ///< of the feeds

    std::vector<made_feed> feeds;
    std::map<std::string, std::shared_ptr<const std::vector<ledger::calendar_object>>> calendars;
    std::shared_ptr<action_links> links = std::make_shared<action_links>();
};

/// Tells `working` that it is over, also when something throws.
class working_until_destroyed {
public:
    explicit working_until_destroyed(std::atomic<bool>& working) : working_(working) {}
    ~working_until_destroyed() {
        working_ = false;
        working_.notify_all();
    }
    working_until_destroyed(const working_until_destroyed&) = delete;
    working_until_destroyed& operator=(const working_until_destroyed&) = delete;

private:
    std::atomic<bool>& working_;
};

} // namespace intouch::daemon
