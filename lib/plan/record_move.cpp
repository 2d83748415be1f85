// SPDX-License-Identifier: MIT
// To move a touch, and to skip one.
#include "core/text.hpp"
#include "plan/open_round.hpp"
#include "plan/record_entry.hpp"

namespace intouch::plan {

result<std::vector<ledger::entry>> record_move(const input& in, const std::string& person, when to,
                                               std::optional<int> round, const std::string& note,
                                               const origin& from, const new_id& id) {
    const auto known = known_person(in, person);
    if (!known) return std::unexpected(known.error());
    if (auto ok = still_open(*known, round); !ok) return std::unexpected(ok.error());
    if (auto ok = not_in_past(in, "to", to); !ok) return std::unexpected(ok.error());
    auto e = round_entry(in, *known, person, ledger::entry_kind::moved, from, id);
    e.key = from.key;
    e.round = known->state.round;
    e.to = to;
    e.note = without_control(note, true);
    return std::vector{e};
}

result<std::vector<ledger::entry>> record_skip(const input& in, const std::string& person,
                                               std::optional<int> round, const std::string& note,
                                               const origin& from, const new_id& id) {
    const auto known = known_person(in, person);
    if (!known) return std::unexpected(known.error());
    if (auto ok = still_open(*known, round); !ok) return std::unexpected(ok.error());
    const auto open = open_round(in, *known);
    auto e = round_entry(in, *known, person, ledger::entry_kind::skipped, from, id);
    e.key = from.key;
    e.round = known->state.round;
    if (open.wanted) e.channel = open.wanted->channel;
    e.ideal = open.skip_ideal;
    e.note = without_control(note, true);
    return std::vector{e};
}

} // namespace intouch::plan
