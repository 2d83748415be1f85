// SPDX-License-Identifier: MIT
// The state of the process, as the API, systemd and the terminal tell it.
#pragma once

#include "daemon/engine/snapshot.hpp"
#include "json/status.hpp"
#include "roster/fault.hpp"
#include "words/calendars.hpp"
#include "words/messages.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace intouch::daemon {

/// What a status says beside the snapshot.
struct process_facts {
    instant started;
    std::vector<std::filesystem::path> files; ///< that were read
    roster::fault_list faults;                ///< of files that do not run
    std::vector<words::calendar_facts> calendars;
    std::vector<words::message_facts> messages{};
    bool ok = true;                           ///< nothing waits for the user
    std::vector<std::string> file_troubles{}; ///< a sentence for each feed file that could not be written
    std::string backup_trouble{};             ///< why there is no backup of today; empty: there is one
};

/// Remembers the warnings of a plan in words: there may be thousands.
class plan_warnings {
public:
    [[nodiscard]] const std::vector<std::string>& of(const snapshot& v);

private:
    std::uint64_t cycle_ = 0;
    std::vector<std::string> texts_;
};

/// Without warnings.
[[nodiscard]] json::status brief_status(const snapshot& v, const process_facts& facts);
[[nodiscard]] json::status full_status(const snapshot& v, const process_facts& facts,
                                       plan_warnings& warnings);
/// While the clock or the roster is in doubt and there is no plan. `trouble` says why.
[[nodiscard]] json::status status_without_plan(const snapshot& v, const configuration& config,
                                               const process_facts& facts, const std::string& trouble);
[[nodiscard]] std::string clock_trouble(instant now, instant newest_entry, const time_zone& zone);
/// "41 people, 63 touches planned", or the first thing that the user must mend.
[[nodiscard]] std::string one_line(const snapshot& v, const roster::fault_list& faults,
                                   const std::string& other_trouble);
/// The first error, located; empty: there is none.
[[nodiscard]] std::string first_error(const roster::fault_list& faults);

} // namespace intouch::daemon
