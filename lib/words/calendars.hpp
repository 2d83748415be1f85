// SPDX-License-Identifier: MIT
// The state of a CalDAV account and the result of its synchronisation, in words.
#pragma once

#include "core/date.hpp"
#include "core/zone.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace intouch::words {

struct calendar_facts {
    std::string id;
    std::string address; ///< of the collection; empty: not found yet
    bool running = false;
    std::optional<instant> since{};     ///< in step ever since
    std::optional<instant> succeeded{}; ///< the last time it was in step
    std::optional<instant> next{};      ///< the next attempt of the daemon
    std::string problem{};              ///< a sentence; empty: the account is in step
    bool mend = false;                  ///< the problem stays until the user does something
    int held = 0;                       ///< objects that wait for a confirmation
    // The last finished run:
    int created = 0, updated = 0, deleted = 0, entered = 0, requests = 0;
    std::vector<std::string> notes{}; ///< sentences
    std::uint64_t runs = 0;
    std::uint64_t all_requests = 0;
    bool operator==(const calendar_facts&) const = default;
};

/// What the user answers to the questions of an account.
struct calendar_answer {
    bool confirm = false; ///< carry out what was held back
    bool adopt = false;   ///< take over objects of a state that was lost
    bool operator==(const calendar_answer&) const = default;
};

/// "nextcloud  in step since Tue 1 Dec 2026 09:00, last looked at 12:15", and its notes, a line each.
[[nodiscard]] std::vector<std::string> calendar_lines(const calendar_facts& f, const time_zone& zone);
/// The result of a synchronisation, one fact a line: "nextcloud: in step; 4 created, 1 updated." and its
/// notes. A run that broke off has only the lines about its work so far.
[[nodiscard]] std::vector<std::string> sync_lines(const calendar_facts& f);
/// The problem of the account, or the question for the user: "nextcloud: …"; empty: none.
[[nodiscard]] std::string sync_problem(const calendar_facts& f);

} // namespace intouch::words
