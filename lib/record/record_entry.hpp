// SPDX-License-Identifier: MIT
// What every record_* function begins with: the person of the command, the check of the round, and a new
// entry.
#pragma once

#include "core/result.hpp"
#include "plan/due/party.hpp"
#include "plan/due/round_demand.hpp"
#include "record/origin.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::record {

/// The party of a person or a household. `errc::not_found`, with the nearest id, when the roster does not
/// have it. A person who has not joined yet joins today.
[[nodiscard]] result<plan::party> known_person(const plan::plan_input& in, const std::string& id);
/// The person that `id` names; of a household the member who speaks for it.
[[nodiscard]] const std::string& spoken_of(const plan::plan_input& in, const plan::party& s,
                                           const std::string& id);
/// Calls `record` for the person, or for each member of the household that `id` names. Members that it
/// refuses are left out; when it refuses all, the first refusal is the answer. One entry bears the key.
using record_one = std::function<result<ledger::entry>(const std::string& person, const origin& from)>;
[[nodiscard]] result<std::vector<ledger::entry>> record_each(const plan::plan_input& in,
                                                             const std::string& id, const origin& from,
                                                             const record_one& record);
/// `errc::conflict` when `round` is named and not `open`, the open round of the person or gathering.
[[nodiscard]] result<void> still_open(const std::string& of, int open, std::optional<int> round);
/// Now, for a message about `found`: the day alone where `found` is a day.
[[nodiscard]] std::string present_as(const plan::plan_input& in, const when& found);
/// `errc::in_past` for a day before today, or a time of today that has passed.
[[nodiscard]] result<void> not_in_past(const plan::plan_input& in, std::string_view field, when to);
/// `errc::in_future` for a day further ahead than the planner looks.
[[nodiscard]] result<void> not_too_far(const plan::plan_input& in, std::string_view field, when to);
/// Both.
[[nodiscard]] result<void> can_be_planned(const plan::plan_input& in, std::string_view field, when to);
/// `to` as clocks show it: an hour that the change of clocks leaves out is the hour after it.
[[nodiscard]] when as_clocks_show(const plan::plan_input& in, when to);

/// The pace of the round that `e` closes, and its ideal at that pace.
void remember_pace(ledger::entry& e, const plan::round_demand& open);

/// The origin of the daemon's own entries.
[[nodiscard]] origin by_daemon();

/// An entry dated now, without a round. Control characters are taken out of the note.
[[nodiscard]] ledger::entry new_entry(const plan::plan_input& in, const std::string& person,
                                      ledger::entry_kind kind, const origin& from, const new_id& id,
                                      std::string_view note = {});

/// The same about the open round of `s`. For a household it names all active members, `spoken_of` first.
[[nodiscard]] ledger::entry round_entry(const plan::plan_input& in, const plan::party& s,
                                        const std::string& spoken_of, ledger::entry_kind kind,
                                        const origin& from, const new_id& id, std::string_view note = {});

/// The key of an entry that follows from the entry `id`: a `moved` from `next`, a `skipped` from a spent
/// ladder. Undo takes both together.
[[nodiscard]] std::string key_with(const std::string& id);
/// The key of the first entry about the next person, in a request about several: `id` is the first entry about the
/// person before. Undo of the newest act takes all of them; undo of a named entry takes that person's.
[[nodiscard]] std::string key_beside(const std::string& id);

/// The `skipped` that ends the round when `spent_by` spends its ladder; none when it does not.
[[nodiscard]] std::optional<ledger::entry> skip_when_spent(const plan::plan_input& in, const plan::party& s,
                                                           const ledger::entry& spent_by, const new_id& id);

} // namespace intouch::record
