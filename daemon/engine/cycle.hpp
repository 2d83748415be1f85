// SPDX-License-Identifier: MIT
// One cycle of the engine as a value: what it collects, and the plan that follows. See lib/README.md, "The
// cycle".
#pragma once

#include "daemon/engine/submission.hpp"
#include "ledger/published_change.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace intouch::daemon {

struct cycle {
    struct accepted {
        submission what;
        std::size_t first = 0; ///< of its entries in the ledger
        std::size_t count = 0;
        door_answer answer{};
    };

    std::shared_ptr<const snapshot> last;
    std::shared_ptr<const configuration> config;
    instant moment;
    bool at_once = false;                   ///< more than commands: the feeds are rendered at once
    std::vector<std::string> held{};        ///< people whom the roster lost and who stay planned
    std::shared_ptr<ledger::state> state{}; ///< with the entries of this cycle
    std::shared_ptr<const ledger::published_plan> start{}; ///< where the touches stand before the plan
    std::shared_ptr<const ledger::published_pace> pace{};  ///< with which they were told
    std::size_t first = 0;                                 ///< of this cycle's entries in the ledger
    std::vector<accepted> commands{};
    std::map<std::string, int> generations{}; ///< of the feeds that get a new address

    std::shared_ptr<const plan::agenda> agenda{};
    std::shared_ptr<const ledger::published_plan> published{}; ///< where the touches stand after it
    ledger::published_change places{};                         ///< what that changes in the last snapshot's
    std::vector<ledger::published_touch> displaced{}; ///< places in `start` that the plan does not keep
    std::chrono::microseconds planned_in{0};

    /// Valid as long as the cycle.
    [[nodiscard]] plan::plan_input input() const {
        return {config->settings, config->roster, *state, *start,       config->away, config->zone,
                moment,           last->instance, true,   config->busy, *pace};
    }
};

/// A cycle with nothing in it. `entries` are all of the ledger.
[[nodiscard]] cycle begin_cycle(std::shared_ptr<const snapshot> last,
                                std::shared_ptr<const configuration> config,
                                const std::vector<ledger::entry>& entries, instant moment);

/// Appends `made` to the ledger and to the state of the cycle. An `undone` puts back the
/// places that its entry displaced.
void enter(cycle& c, std::vector<ledger::entry>& entries, std::vector<ledger::entry> made);

/// Makes the plan. Pure but for the time that it takes.
void make_plan(cycle& c);

/// Gives each displaced place to the entry that displaced it: a touch of a person to that person's entry, the
/// others to the newest command that can be undone. Undo of the entry puts it back.
void attribute_displaced(const cycle& c, std::vector<ledger::entry>& entries);

} // namespace intouch::daemon
