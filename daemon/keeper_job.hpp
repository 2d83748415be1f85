// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/keeper.hpp"
#include "feed/feed.hpp"

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
    std::string trouble;

    std::optional<plan::news> since; ///< the last plan; absent: anything may have happened
    plan::agenda agenda;
    std::optional<ledger::published_change> places; ///< of the view's; absent: anything may be elsewhere
    std::vector<ledger::published_touch> displaced; ///< where they were in `before`
    std::map<std::string, int> generations;         ///< of the feeds
    plan::plan_report report;
    std::vector<made_feed> feeds;
    std::map<std::string, std::shared_ptr<const std::vector<feed::calendar_object>>> calendars;
    std::shared_ptr<action_links> links = std::make_shared<action_links>();
    std::chrono::microseconds planned_in{0};

    /// Valid as long as this.
    [[nodiscard]] plan::input input(const std::string& instance) const {
        return {config->settings, config->roster, *state,   *before, config->away,
                config->zone,     moment,         instance, true,    config->busy};
    }
};

} // namespace intouch::daemon
