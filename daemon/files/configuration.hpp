// SPDX-License-Identifier: MIT
// Reads the user's files from disk, and lets lib/roster make values of them.
#pragma once

#include "core/digest.hpp"
#include "daemon/files/foreign_calendar.hpp"
#include "daemon/files/paths.hpp"
#include "feed/buddy_hour.hpp"
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

struct configuration {
    roster::settings settings;
    roster::roster roster;
    time_zone zone;
    ledger::renames formerly;
    foreign_calendars calendars;
    std::vector<plan::away_span> away;   ///< the written ones, and those of `calendars`
    std::vector<plan::busy_span> busy;   ///< of `calendars`
    std::vector<plan::warning> warnings; ///< about `calendars`; the agenda carries them
    sha256_value meaning{};    ///< of what the user wrote, without comments and [http]: whom, how, when
    bool has_settings = false; ///< whether there is an intouch.toml
    feed::buddy_hours buddies; ///< what their feeds tell; no plan depends on it
};

/// Whether the user wrote the same people, and the same settings but for addresses.
[[nodiscard]] bool same_plan(const configuration& a, const configuration& b);

/// The texts of files, to see whether one changed; of a calendar and of captured.toml the digest.
using sources = std::vector<roster::source>;

struct loaded {
    configuration value; ///< to be used only when `usable`
    roster::fault_list faults;
    bool usable = false;
    sources texts;                              ///< of the files that say whom to keep in touch with, and how
    sources calendar_digests;                   ///< of calendars in files
    std::vector<std::filesystem::path> watched; ///< the files, and the patterns they came from
};

/// The roster file of the people whom `intouch add` added. intouch writes it itself.
inline constexpr const char* captured_name = "captured.toml";
[[nodiscard]] std::filesystem::path captured_file(const paths& where);

/// Reads intouch.toml, the roster files that it lists, captured.toml and the calendars that it names. Without intouch.toml the
/// defaults hold, unless the user named the file. `now` says which days on the roster are still to come. `before` is
/// the configuration that this one follows; null: none. `faults` are without those of calendars (`calendar_faults`).
[[nodiscard]] loaded load(const paths& where, instant now, const configuration* before = nullptr);
[[nodiscard]] loaded load(const paths& where); ///< `now` is that of the system

/// "roster.toml:12:9: error: …", a line each.
[[nodiscard]] std::string print(const roster::fault_list& faults);

} // namespace intouch::daemon
