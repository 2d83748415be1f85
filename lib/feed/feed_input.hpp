// SPDX-License-Identifier: MIT
// What one feed shows: select, redact, stamp, trim. Pure but for the cache of rendered components that it is
// handed.
#pragma once

#include "ledger/published.hpp"
#include "ledger/state.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace intouch::feed {

struct feed_input {
    const roster::settings& settings;
    const roster::roster& roster;
    const ledger::state& state;
    const plan::agenda& agenda;
    const std::vector<plan::away_span>& away;
    const roster::feed& feed;
    const std::string& instance;
    const ledger::stamps& stamps;                                   ///< of this feed, as kept
    std::function<std::string(const std::string& uid)> action_link; ///< absolute URL, or empty
    std::string
        trouble; ///< what the user must mend; empty: nothing. Full feeds then carry one all-day event today.
};

/// Text of each component as last rendered, by uid (overrides: uid/RECURRENCE-ID), valid while hash and stamp
/// are the same.
struct cached_component {
    ledger::stamp stamp;
    std::string text;
};
using component_cache = std::map<std::string, cached_component>;

} // namespace intouch::feed
