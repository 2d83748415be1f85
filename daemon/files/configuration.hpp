// SPDX-License-Identifier: MIT
// The user's files, read from disk and handed to lib/roster: all of the daemon's view of them.
#pragma once

#include "daemon/files/paths.hpp"
#include "ledger/fold.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/agenda/reason.hpp"
#include "roster/read_roster.hpp"
#include "roster/read_settings.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace intouch::daemon {

/// What is known of one of [busy.NAME].
struct busy_known {
    std::vector<plan::busy_span> spans;
    instant read;     ///< when it was
    std::string from; ///< its file as named, or its server
};

struct configuration {
    roster::settings settings;
    roster::roster roster;
    time_zone zone;
    std::vector<plan::away_span> away; ///< those written out, and those of `away_files`
    ledger::renames formerly;
    std::map<std::string, std::vector<plan::away_span>> away_files; ///< of those that could be read, as named
    std::map<std::string, busy_known> busy_sources;                 ///< by NAME
    std::vector<plan::busy_span> busy;                              ///< of all of them
    std::vector<plan::warning> warnings; ///< of what is read beside the files; the agenda carries them
};

/// Everything that was read, to see whether it changed.
using sources = std::vector<roster::source>;

struct loaded {
    configuration value; ///< to be used only when `usable`
    roster::fault_list faults;
    bool usable = false;
    sources texts;
    std::vector<std::filesystem::path> watched; ///< the files, and the patterns they came from
};

/// Reads intouch.toml (its absence is no fault unless it was named) and the roster files it lists.
[[nodiscard]] loaded load(const paths& where);

/// "roster.toml:12:9: error: …", a line each.
[[nodiscard]] std::string print(const roster::fault_list& faults);

} // namespace intouch::daemon
