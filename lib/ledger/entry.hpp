// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "ledger/kind.hpp"
#include "ledger/published.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::ledger {

/// One event in the ledger. An entry holds everything that its effect depends on, so that `fold` needs no
/// roster.
struct entry {
    std::string id;     ///< ULID; entries sort by it
    instant at;         ///< when the entry was made
    std::string person; ///< id of a person, household or gathering; "block:ID" for a block
    int round = 0;      ///< the round that it counts for; 0: no round, only history
    entry_kind kind = entry_kind::noted;
    when on; ///< the day, and the time when it is known, of the event; in the user's zone
    std::string channel;
    std::optional<when> to; ///< for moved, promised, paused, booked: the new day
    std::string note;
    entry_source source = entry_source::daemon;
    std::string key;                 ///< idempotency key; empty: none
    std::optional<date> ideal;       ///< for an entry that closes a round: its ideal date at pace 1
    std::optional<date> stretched{}; ///< the same at the pace of the round; absent: at pace 1
    bool contact = true;             ///< false: on a channel that does not count as contact, such as a gift
    std::vector<std::string> with;   ///< the other people that the entry counts for
    /// For unreachable: `detail_hash` of the phone number or address that failed; for confirmed: of all details.
    std::string detail;
    /// For undone: the id of the undone entry. For other kinds: the id of the promise, or the `occasion_of`
    /// the occasion, that the entry is about; empty when it is about the round.
    std::string names;
    std::string block;                      ///< for block_moved, block_skipped: the id of the block
    std::vector<published_touch> displaced; ///< the earlier places of the touches that it displaced
    double pace = 1;                        ///< for an entry that closes a round: the pace of that round
    bool operator==(const entry&) const = default;
};

[[nodiscard]] bool is_contact(const entry& e);
/// Whether the entry ends the round that it counts for. A gift ends it only when no channel follows; then the
/// entry holds the ideal date. Else the round goes on with the next channel.
[[nodiscard]] bool closes(const entry& e);

/// The first 16 hex digits of SHA-256. Identifies a phone number or address without storing it.
[[nodiscard]] std::string detail_hash(std::string_view detail);

} // namespace intouch::ledger
