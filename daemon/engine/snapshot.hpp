// SPDX-License-Identifier: MIT
// What runs now, as immutable values. The engine replaces a snapshot as a whole, so that a reader or the
// worker never sees half a change.
#pragma once

#include "daemon/engine/action_links.hpp"
#include "daemon/files/configuration.hpp"
#include "ledger/calendar_object.hpp"
#include "ledger/published.hpp"
#include "ledger/state.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace intouch::daemon {

struct rendered_feed {
    std::string id;
    std::shared_ptr<const std::string> body; ///< shared with the answers and files made of it
    std::string etag;                        ///< quoted
    instant last_modified;
};

/// What subscribers and calendar servers see.
struct rendering {
    std::vector<rendered_feed> feeds;   ///< by id
    std::vector<plan::warning> trimmed; ///< events that the feeds leave out
    /// By CalDAV account: what it should hold.
    std::map<std::string, std::shared_ptr<const std::vector<ledger::calendar_object>>> calendars;
    std::shared_ptr<const action_links> links = std::make_shared<const action_links>();
};

struct snapshot {
    std::uint64_t cycle = 0; ///< counted from the start of the daemon; 0: there is no plan yet
    std::shared_ptr<const configuration> config;
    std::shared_ptr<const ledger::state> state;
    std::shared_ptr<const ledger::published_plan> published;
    std::shared_ptr<const ledger::published_pace> pace = std::make_shared<const ledger::published_pace>();
    std::shared_ptr<const plan::agenda> agenda;
    std::vector<std::string> secrets; ///< of the configuration's feeds, in their order
    std::string instance;
    std::size_t entries = 0; ///< of the ledger
    std::chrono::microseconds planned_in{0};
    /// Of this plan, unless the engine still has to render it.
    std::shared_ptr<const rendering> shown = std::make_shared<const rendering>();

    /// Valid as long as the snapshot.
    [[nodiscard]] plan::plan_input input(instant moment) const {
        return {config->settings, config->roster, *state, *published,   config->away, config->zone,
                moment,           instance,       true,   config->busy, *pace};
    }
};

} // namespace intouch::daemon
