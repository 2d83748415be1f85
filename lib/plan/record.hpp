// SPDX-License-Identifier: MIT
// What is written to the ledger when the user says something or a day ends. Here, and not in the ledger,
// because an entry holds what the roster and the plan knew when it was made: the ideal it closed, the round
// it counts for, the detail that failed, whether the ladder is spent. Pure: the clock and new ids are
// arguments.
#pragma once

#include "core/result.hpp"
#include "ledger/fold.hpp"
#include "plan/input.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace intouch::plan {

using new_id = std::function<std::string()>;

struct origin {
    ledger::entry_source source = ledger::entry_source::api;
    std::string key; ///< idempotency key; goes to the first entry
};

struct log_request {
    std::string person;
    ledger::entry_kind outcome = ledger::entry_kind::reached;
    std::optional<when> on{}; ///< default: now
    std::string channel{};    ///< default: the planned touch's
    std::string note{};
    std::optional<when> next{}; ///< an attempt and a pin at once
    std::optional<int> round{}; ///< refused (`conflict`) when that round is not the open one
};

/// The entries to append together. A contact not newer than the last contact is history (round 0). An attempt
/// that leaves no usable channel, or spends a ladder whose `then` is rest, also enters `skipped`. Errors:
/// not_found (person, with the nearest id), conflict (round), in_future (on), in_past (next), invalid
/// (outcome, channel).
[[nodiscard]] result<std::vector<ledger::entry>> record_log(const input& in, const log_request& request,
                                                            const origin& from, const new_id& id);
/// `in_past` when `to` is before today, or today at a time gone by.
[[nodiscard]] result<std::vector<ledger::entry>> record_move(const input& in, const std::string& person,
                                                             when to, std::optional<int> round,
                                                             const std::string& note, const origin& from,
                                                             const new_id& id);
[[nodiscard]] result<std::vector<ledger::entry>> record_skip(const input& in, const std::string& person,
                                                             std::optional<int> round,
                                                             const std::string& note, const origin& from,
                                                             const new_id& id);
/// `until` absent: until resumed. `in_past` when not after today.
[[nodiscard]] result<std::vector<ledger::entry>> record_pause(const input& in, const std::string& person,
                                                              std::optional<date> until,
                                                              const std::string& note, const origin& from,
                                                              const new_id& id);
/// `conflict` when not paused in the ledger (the text says so when the roster pauses them).
[[nodiscard]] result<std::vector<ledger::entry>> record_resume(const input& in, const std::string& person,
                                                               const std::string& note, const origin& from,
                                                               const new_id& id);
[[nodiscard]] result<std::vector<ledger::entry>> record_note(const input& in, const std::string& person,
                                                             const std::string& note, const origin& from,
                                                             const new_id& id);
/// `which` empty: the newest that can be. The entry's displaced places are to be put back with `put_back`.
[[nodiscard]] result<std::vector<ledger::entry>> record_undo(const input& in,
                                                             std::span<const ledger::entry> entries,
                                                             const std::string& which, const origin& from,
                                                             const new_id& id);

/// Everybody on the roster that the ledger has not seen.
[[nodiscard]] std::vector<ledger::entry> record_joined(const input& in, const new_id& id);
/// One `missed` for each open touch published for a day before today, keyed by UID and day; the ones that
/// the ledger has are left out.
[[nodiscard]] std::vector<ledger::entry> record_missed(const input& in, const new_id& id);

/// The places that going from `before` to `after` displaces: what `entry.displaced` holds.
[[nodiscard]] std::vector<ledger::published_touch> displaced(const ledger::published_plan& before,
                                                             const ledger::published_plan& after);
/// `published` with those places back where they were: what undo plans from.
[[nodiscard]] ledger::published_plan put_back(ledger::published_plan published,
                                              const std::vector<ledger::published_touch>& places);

} // namespace intouch::plan
