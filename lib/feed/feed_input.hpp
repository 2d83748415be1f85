// SPDX-License-Identifier: MIT
// The input of one feed. A feed is made in four steps: select, redact, stamp, trim. The steps are pure,
// except that they fill a cache of rendered components.
#pragma once

#include "feed/buddy_hour.hpp"
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
    const ledger::stamps& stamps;                                   ///< of this feed, as stored
    std::function<std::string(const std::string& uid)> action_link; ///< absolute URL, or empty
    /// A problem that the user must solve; empty: none. Feeds in full show it as an all-day event today.
    std::string trouble;
    const buddy_hours* buddies = nullptr; ///< null: none
    /// Where `roster` is narrowed to circles: the whole one, with the names that no text may tell.
    const roster::roster* everybody = nullptr;

    [[nodiscard]] const roster::roster& all_names() const {
        return everybody == nullptr ? roster : *everybody;
    }
};

/// The last rendered text of each component, by uid (overrides: uid/RECURRENCE-ID). Valid while hash and
/// stamp stay the same.
struct cached_component {
    ledger::stamp stamp;
    std::string text;
};
using component_cache = std::map<std::string, cached_component>;

} // namespace intouch::feed
