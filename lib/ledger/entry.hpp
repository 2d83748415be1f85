// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "ledger/kind.hpp"
#include "ledger/published.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::ledger {

/// One line of the ledger: design 4. Holds all that its effect needs, so that folding never asks the roster.
struct entry {
    std::string id;     ///< ULID; entries sort by it
    instant at;         ///< when it was entered
    std::string person; ///< a person, household or gathering; "block:ID" (plan::block_owner) of a block
    int round = 0;      ///< the round it counts for; 0: history, or of no round
    entry_kind kind = entry_kind::noted;
    when on; ///< the user's day (and time, when known) that it speaks of
    std::string channel;
    std::optional<when> to; ///< moved, promised, paused, booked
    std::string note;
    entry_source source = entry_source::daemon;
    std::string key;               ///< idempotency key; empty: none
    std::optional<date> ideal;     ///< a closing entry: the ideal date of the round it closed
    std::vector<std::string> with; ///< a group's entry: everybody else it counts for
    std::string detail;            ///< unreachable: `detail_hash` of what failed
    std::string names; ///< undone: the entry struck; kept: the promise; others: the promise or `occasion_of`
                       ///< it is about
    std::string block; ///< block_moved, block_skipped
    std::vector<published_touch> displaced; ///< the places it displaced, as they were
    bool operator==(const entry&) const = default;
};

/// How `unreachable` remembers a phone number or address without repeating it: hex SHA-256, 16 letters.
[[nodiscard]] std::string detail_hash(std::string_view detail);

} // namespace intouch::ledger
