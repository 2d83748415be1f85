// SPDX-License-Identifier: MIT
// Files and ledger as they are on disk, for the commands that read without a daemon.
#pragma once

#include "daemon/cli/commands.hpp"
#include "daemon/files/configuration.hpp"
#include "plan/agenda/agenda.hpp"

#include <string>
#include <vector>

namespace intouch::daemon::commands {

struct offline {
    configuration config;
    std::vector<ledger::entry> entries;
    ledger::state state;
    ledger::published_plan published;
    std::string instance;
    bool has_store = false;
    instant moment;

    /// Valid as long as this.
    [[nodiscard]] intouch::plan::plan_input input() const {
        return {config.settings, config.roster, state,    published, config.away,
                config.zone,     moment,        instance, has_store, config.busy};
    }
};

/// Reads files and ledger. `at` is the wall time to plan for; empty: now. Faults go to standard error; errors
/// are refused.
[[nodiscard]] result<offline> open_offline(const common& c, const std::string& at = {});

/// Adds what the ledger says; nothing where there is none.
[[nodiscard]] result<void> add_ledger(offline& to, const places& where);

/// The plan, with the warnings that a daemon would add: of what is read beside the files.
[[nodiscard]] intouch::plan::agenda planned(const offline& all);

/// "intouch: TEXT" to standard error; the exit status for it.
int refuse(const error& e);

} // namespace intouch::daemon::commands
