// SPDX-License-Identifier: MIT
// What runs now, as immutable values: replaced whole, so that a reader or the worker never sees half a
// change.
#pragma once

#include "daemon/files/configuration.hpp"
#include "daemon/web/page/action_links.hpp"
#include "feed/objects.hpp"
#include "http/conditional.hpp"
#include "ledger/fold.hpp"
#include "ledger/published.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace intouch::daemon {

/// A feed as it is answered: made once a rendering, not once a request.
struct served_feed {
    std::string id;
    http::validators validators;
    http::response whole;
    http::response unchanged; ///< 304
};

// Shared by the loop's thread and the plan in the making; nobody changes what they point to.
struct view {
    std::uint64_t turn = 0; ///< of the daemon, counted from its start; 0: before the first
    std::shared_ptr<const configuration> config;
    std::shared_ptr<const ledger::state> state;
    std::shared_ptr<const ledger::published_plan> published;
    std::shared_ptr<const plan::agenda> agenda;
    std::vector<std::string> secrets; ///< of the configuration's feeds, in their order
    std::string instance;
    std::size_t entries = 0;
    std::chrono::microseconds planned_in{0};

    // As last rendered: of this plan unless a rendering is owed.
    std::vector<served_feed> feeds;
    std::vector<plan::warning> trimmed; ///< what the feeds leave out
    std::map<std::string, std::shared_ptr<const std::vector<ledger::calendar_object>>>
        calendars; ///< by CalDAV account: what it should hold
    std::shared_ptr<const action_links> links = std::make_shared<const action_links>();

    /// Valid as long as this view.
    [[nodiscard]] plan::plan_input input(instant moment) const {
        return {config->settings, config->roster, *state,   *published, config->away,
                config->zone,     moment,         instance, true,       config->busy};
    }
};

} // namespace intouch::daemon
