// SPDX-License-Identifier: MIT
// What is written to the ledger when the user says something or a day ends. Here, and not in the ledger,
// because an entry holds what the roster and the plan knew when it was made: the ideal it closed, the round
// it counts for, the detail that failed, whether the ladder is spent. Pure: the clock and new ids are
// arguments.
#pragma once

#include "core/result.hpp"
#include "ledger/fold.hpp"
#include "plan/agenda/plan_input.hpp"

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

/// A follow-up on `to`, with `note` as its reason.
struct promise_request {
    when to;
    std::string note;
};

struct log_request {
    std::string person; ///< or a household
    ledger::entry_kind outcome = ledger::entry_kind::reached;
    std::optional<when> on{}; ///< default: now
    std::string channel{};    ///< default: the planned touch's
    std::string note{};
    std::optional<when> next{};               ///< an attempt and a pin at once
    std::optional<int> round{};               ///< refused (`conflict`) when that round is not the open one
    std::string touch{};                      ///< the touch it is about, see `about_of`; empty: the round's
    std::optional<promise_request> promise{}; ///< a follow-up agreed on at once
};

/// The entries to append together. A contact not newer than the last contact is history (round 0). An attempt
/// that leaves no usable channel, or spends a ladder whose `then` is rest, also enters `skipped`. A contact
/// keeps the promise that `touch` names, and marks the occasion that it names or whose day it is; by a
/// channel that is no contact (a gift) it does only that. An attempt at a promise or at an occasion beside
/// the round is not the round's. Errors: not_found (person, with the nearest id), conflict (round, touch),
/// in_future (on), in_past (next), invalid (outcome, channel).
[[nodiscard]] result<std::vector<ledger::entry>> record_log(const plan_input& in, const log_request& request,
                                                            const origin& from, const new_id& id);

/// Which touch is meant: that of the round, or the promise or occasion beside it that `touch` names.
struct touch_request {
    std::string person;         ///< or a household, or a gathering: the touch that books it
    std::optional<int> round{}; ///< refused (`conflict`) when that round is not the open one
    std::string touch{};        ///< which, see `about_of`; empty: the round's
    std::string note{};
};
/// Errors: not_found (person), conflict (round, touch), in_past when `to` is before today, or today at a time
/// gone by.
[[nodiscard]] result<std::vector<ledger::entry>> record_move(const plan_input& in,
                                                             const touch_request& request, when to,
                                                             const origin& from, const new_id& id);
/// Lets the round go, the promise, the occasion of that year, or the gathering of that round. Errors as
/// above.
[[nodiscard]] result<std::vector<ledger::entry>> record_skip(const plan_input& in,
                                                             const touch_request& request, const origin& from,
                                                             const new_id& id);
/// These concern people one by one: of a household each of them. `until` absent: until resumed. `in_past`
/// when not after today.
[[nodiscard]] result<std::vector<ledger::entry>> record_pause(const plan_input& in, const std::string& person,
                                                              std::optional<date> until,
                                                              const std::string& note, const origin& from,
                                                              const new_id& id);
/// `conflict` when not paused in the ledger (the text says so when the roster pauses them).
[[nodiscard]] result<std::vector<ledger::entry>> record_resume(const plan_input& in,
                                                               const std::string& person,
                                                               const std::string& note, const origin& from,
                                                               const new_id& id);
[[nodiscard]] result<std::vector<ledger::entry>> record_note(const plan_input& in, const std::string& person,
                                                             const std::string& note, const origin& from,
                                                             const new_id& id);
/// Their touch becomes one to find them. `conflict` when that was said before.
[[nodiscard]] result<std::vector<ledger::entry>> record_lost(const plan_input& in, const std::string& person,
                                                             const std::string& note, const origin& from,
                                                             const new_id& id);
/// `conflict` when nobody said that they are lost: who has no usable channel is found by a new one on the
/// roster.
[[nodiscard]] result<std::vector<ledger::entry>> record_found(const plan_input& in, const std::string& person,
                                                              const std::string& note, const origin& from,
                                                              const new_id& id);
/// `which` empty: the newest that can be. The entry's displaced places are to be put back with `put_back`.
[[nodiscard]] result<std::vector<ledger::entry>> record_undo(const plan_input& in,
                                                             std::span<const ledger::entry> entries,
                                                             const std::string& which, const origin& from,
                                                             const new_id& id);

/// A touch beside the round. Of a household it is a promise to who speaks for it. Errors: not_found, in_past
/// (to), invalid (note).
[[nodiscard]] result<std::vector<ledger::entry>> record_promise(const plan_input& in,
                                                                const std::string& person,
                                                                const promise_request& request,
                                                                const origin& from, const new_id& id);
/// `promise` is the id of its entry, the UID of its touch, or what it alone has in its text; empty: the only
/// one. `conflict` when there is none, or none of that name, or several.
[[nodiscard]] result<std::vector<ledger::entry>> record_kept(const plan_input& in, const std::string& person,
                                                             const std::string& promise,
                                                             const std::string& note, const origin& from,
                                                             const new_id& id);

struct gathering_request {
    std::string gathering;
    ledger::entry_kind outcome = ledger::entry_kind::held; ///< booked, held or skipped
    std::optional<when> on{}; ///< default: now; of `held`, its first day when that has come
    std::optional<date> to{}; ///< booked: the first day that was booked, when it is another than planned
    std::vector<std::string> excused{}; ///< held: the members who were not there
    std::string note{};
    std::optional<int> round{};
};
/// `held` counts as contact for each member who came, and sets the next date; one not newer than the last is
/// history. Errors: not_found (gathering), conflict (round), in_future (on), in_past (to), invalid (outcome,
/// to, excused).
[[nodiscard]] result<std::vector<ledger::entry>> record_gathering(const plan_input& in,
                                                                  const gathering_request& request,
                                                                  const origin& from, const new_id& id);

/// The beginning of the occurrence of a block that is meant by `on`: a day, a day and a time, or nothing for
/// the next one. Errors: not_found (block, on), in_past (on), invalid (a day with several).
[[nodiscard]] result<when> which_occurrence(const plan_input& in, const std::string& block,
                                            const std::optional<when>& on);
/// One occurrence of a block, which is at `on` now: to `to` (a day alone keeps its time), or left out.
/// Errors: not_found (block, on), in_past (on, to).
[[nodiscard]] result<std::vector<ledger::entry>> record_block(const plan_input& in, const std::string& block,
                                                              const when& on, const std::optional<when>& to,
                                                              const origin& from, const new_id& id);

/// Everybody on the roster who joins today and whom the ledger does not know to have joined: `who_joins`. And
/// each gathering without a date to count from, on the day it is first seen.
[[nodiscard]] std::vector<ledger::entry> record_joined(const plan_input& in, const new_id& id);
/// One `missed` for each open touch published for a day before today, keyed by UID and day; the ones that
/// the ledger has are left out. A promise and a booking are missed like a round; an occasion beside the round
/// gets one more day, and with the second `missed`, or when its day is over, `skipped`.
[[nodiscard]] std::vector<ledger::entry> record_missed(const plan_input& in, const new_id& id);

/// The places that going from `before` to `after` displaces: what `entry.displaced` holds.
[[nodiscard]] std::vector<ledger::published_touch> displaced(const ledger::published_plan& before,
                                                             const ledger::published_plan& after);
/// `published` with those places back where they were: what undo plans from.
[[nodiscard]] ledger::published_plan put_back(ledger::published_plan published,
                                              const std::vector<ledger::published_touch>& places);

} // namespace intouch::plan
