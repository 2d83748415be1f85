// SPDX-License-Identifier: MIT
// Reads the user's files from disk, and lets lib/roster make values of them.
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

/// The appointments of one [busy.NAME].
struct busy_known {
    std::vector<plan::busy_span> spans;
    instant read;     ///< the moment of the reading
    std::string from; ///< its file as named, or its server
};

struct configuration {
    roster::settings settings;
    roster::roster roster;
    time_zone zone;
    std::vector<plan::away_span> away; ///< the written ones, and those of `away_files`
    ledger::renames formerly;
    std::map<std::string, std::vector<plan::away_span>> away_files; ///< by the name of the file
    std::map<std::string, busy_known> busy_sources;                 ///< by NAME
    std::vector<plan::busy_span> busy;                              ///< of all sources
    std::vector<plan::warning> warnings; ///< about calendars beside the files; the agenda carries them
};

/// The texts of all files, to see whether one changed.
using sources = std::vector<roster::source>;

struct loaded {
    configuration value; ///< to be used only when `usable`
    roster::fault_list faults;
    bool usable = false;
    sources texts;
    std::vector<std::filesystem::path> watched; ///< the files, and the patterns they came from
};

/// Reads intouch.toml and the roster files that it lists. Without intouch.toml the defaults hold, unless the
/// user named the file. `now` says which days on the roster are still to come.
[[nodiscard]] loaded load(const paths& where, instant now);
[[nodiscard]] loaded load(const paths& where); ///< `now` is that of the system

/// "roster.toml:12:9: error: …", a line each.
[[nodiscard]] std::string print(const roster::fault_list& faults);

} // namespace intouch::daemon
