// SPDX-License-Identifier: MIT
// What every record_* begins with: who it is about, whether the round is still the one meant, and an entry
// filled in.
#pragma once

#include "plan/due/party.hpp"
#include "record/record.hpp"

namespace intouch::plan {

/// Of a person or a household. `errc::not_found`, with the nearest id. Somebody whom only the ledger knows is
/// not on the roster; somebody whom it has not seen joins today, for whoever is spoken of joins at once.
[[nodiscard]] result<party> known_person(const plan_input& in, const std::string& id);
/// The person that `id` names; of a household the one who speaks for it.
[[nodiscard]] const std::string& spoken_of(const plan_input& in, const party& s, const std::string& id);
/// What concerns people one by one: `record` of the person, or of each in the household that `id` names whom
/// it does not refuse; its first refusal when it refuses all of them. One entry bears the key.
using record_one = std::function<result<ledger::entry>(const std::string& person, const origin& from)>;
[[nodiscard]] result<std::vector<ledger::entry>> record_each(const plan_input& in, const std::string& id,
                                                             const origin& from, const record_one& record);
/// `errc::conflict` when `round` is named and not the open one.
[[nodiscard]] result<void> still_open(const party& s, std::optional<int> round);
/// `errc::in_past` for a day gone by, or a time of today that has.
[[nodiscard]] result<void> not_in_past(const plan_input& in, std::string_view field, when to);

/// What the daemon enters of its own accord.
[[nodiscard]] origin by_daemon();

/// Dated now, of no round; with `from`'s source and no key.
[[nodiscard]] ledger::entry new_entry(const plan_input& in, const std::string& person,
                                      ledger::entry_kind kind, const origin& from, const new_id& id);

/// The same, of the open round of `s`: of everybody in a household, `spoken_of` first.
[[nodiscard]] ledger::entry round_entry(const plan_input& in, const party& s, const std::string& spoken_of,
                                        ledger::entry_kind kind, const origin& from, const new_id& id);

/// The key of an entry that was made together with the one called `id`, because of it: a `moved` from `next`,
/// a `skipped` from a spent ladder. Undo takes the two together.
[[nodiscard]] std::string key_with(const std::string& id);

/// The `skipped` that ends a round whose ladder, now that `s` is how things are, is spent; none when it is
/// not.
[[nodiscard]] std::optional<ledger::entry> rest(const plan_input& in, const party& s,
                                                const ledger::entry& spent_by, const new_id& id);

} // namespace intouch::plan
