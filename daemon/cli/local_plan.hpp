// SPDX-License-Identifier: MIT
// The plan from the files and the ledger on disk, for the commands that read without a daemon.
#pragma once

#include "daemon/cli/global_options.hpp"
#include "daemon/files/configuration.hpp"
#include "plan/agenda/agenda.hpp"
#include "record/record_day_end.hpp"

#include <functional>
#include <string>
#include <vector>

namespace intouch::daemon::commands {

struct local_plan {
    configuration config;
    std::vector<ledger::entry> entries;
    ledger::state state;
    ledger::published_plan published;
    ledger::published_pace pace;
    std::string instance;
    bool has_store = false;
    instant moment;

    /// Valid as long as this.
    [[nodiscard]] intouch::plan::plan_input input() const {
        return {config.settings, config.roster, state,     published,   config.away, config.zone,
                moment,          instance,      has_store, config.busy, pace};
    }
};

/// Reads files and ledger. `at` is the wall time to plan for; empty: now. Prints the errors of the files to
/// standard error, and fails when there is one.
[[nodiscard]] result<local_plan> open_local_plan(const global_options& c, const std::string& at = {});

/// Adds entries that a daemon would make by itself when it takes the files. `made` gives the entries for the state so
/// far; a new id is later than every id in the ledger.
using own_entries =
    std::function<std::vector<ledger::entry>(const intouch::plan::plan_input& in, const record::new_id& id)>;
void enter(local_plan& to, const own_entries& made);

/// Adds the ledger, and the people who are new in the files as a daemon would enter them. Without a ledger it adds
/// nothing; but it fails beside a daemon, whose ledger then lies elsewhere.
[[nodiscard]] result<void> add_ledger(local_plan& to, const paths& where);

/// The plan, with the warnings about calendars that are read beside the files.
[[nodiscard]] intouch::plan::agenda planned(const local_plan& all);

} // namespace intouch::daemon::commands
