// SPDX-License-Identifier: MIT
// How a CalDAV account is and what synchronising it did, in words.
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
    std::optional<instant> succeeded{}; ///< when it was last in step
    std::optional<instant> next{};      ///< when it is tried by itself
    std::string problem{};              ///< why it is not in step, as a sentence; empty: it is
    bool mend = false;                  ///< the problem stays until the user does something
    int held = 0;                       ///< deletions that wait for a confirmation
    // The run that ended last:
    int created = 0, updated = 0, deleted = 0, entered = 0, requests = 0;
    std::vector<std::string> notes{}; ///< sentences
    std::uint64_t runs = 0;
    std::uint64_t all_requests = 0;
    bool operator==(const calendar_facts&) const = default;
};

/// "nextcloud  in step since Tue 1 Dec 2026 09:00".
[[nodiscard]] std::string calendar_line(const calendar_facts& f, const time_zone& zone);
/// What a synchronisation did, a line each: "nextcloud: in step; 4 created, 1 updated." and its notes. None
/// for one that did not come to its end but what it did until then.
[[nodiscard]] std::vector<std::string> sync_lines(const calendar_facts& f);
/// What keeps it from being in step, or what waits for the user: "nextcloud: …"; empty: nothing does.
[[nodiscard]] std::string sync_problem(const calendar_facts& f);

} // namespace intouch::words
