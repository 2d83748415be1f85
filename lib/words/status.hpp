// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "ledger/state.hpp"
#include "roster/fault.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace intouch::words {

/// The facts behind `intouch status`.
struct daemon_facts {
    std::string version;
    when started; ///< in the zone of the user
    when planned;
    std::string timezone;
    std::size_t people = 0, touches = 0, entries = 0;
    std::vector<std::string> files;
    std::vector<std::string> feeds;       ///< "mine  http://…"
    std::vector<std::string> calendars{}; ///< `calendar_lines` of each account
    std::vector<std::string> messages{};  ///< `message_lines` of each target
    roster::fault_list faults;         ///< of the files on disk, while the daemon still runs with older ones
    std::vector<std::string> warnings; ///< as sentences
};

/// "Nothing was logged since 2 Nov 2026.", when that day is two weeks ago or more; else empty. Without an outcome,
/// the day counts on which the first person joined.
[[nodiscard]] std::string silence(const ledger::state& state, date today);

/// Why nothing is planned: the clock is not plausible beside the newest entry.
[[nodiscard]] std::string clock_doubt(const when& now, const when& newest_entry);

/// Why nothing is planned at the start: these owners of published touches are not in the files.
[[nodiscard]] std::string people_doubt(const std::vector<std::string>& gone);

/// The fault that the user has to mend while the daemon runs with older files: the first error, else the first
/// warning. Empty: the files have no fault.
[[nodiscard]] std::string files_in_doubt(const roster::fault_list& faults);

/// At least one line each for the program, the plan, files, feeds and problems.
[[nodiscard]] std::vector<std::string> status_lines(const daemon_facts& f);

} // namespace intouch::words
