// SPDX-License-Identifier: MIT
#include "record/record_lost.hpp"

#include "core/text.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/due/find_lost.hpp"
#include "record/record_entry.hpp"

namespace intouch::record {
namespace {

ledger::entry entry_about(const plan::plan_input& in, const std::string& person, ledger::entry_kind kind,
                          const std::string& note, const origin& from, const new_id& id) {
    auto e = new_entry(in, person, kind, from, id);
    e.key = from.key;
    e.note = without_control(note, true);
    return e;
}

result<ledger::entry> lose(const plan::plan_input& in, const std::string& person, const std::string& note,
                           const origin& from, const new_id& id) {
    const auto known = known_person(in, person);
    if (!known) return std::unexpected(known.error());
    if (state_of(in, person).lost)
        return fail(errc::conflict, "person: " + person +
                                        " is being looked for already; say found when "
                                        "you know where they are");
    return entry_about(in, person, ledger::entry_kind::lost, note, from, id);
}

result<ledger::entry> find(const plan::plan_input& in, const std::string& person, const std::string& note,
                           const origin& from, const new_id& id) {
    const auto known = known_person(in, person);
    if (!known) return std::unexpected(known.error());
    if (!state_of(in, person).lost) {
        const bool unreachable = known->person.id == person && is_lost(*known);
        return fail(errc::conflict,
                    "person: nobody said that " + person + " is lost" +
                        (unreachable ? "; a new number or address on the roster brings them back"
                                     : ", so that there is nobody to find"));
    }
    return entry_about(in, person, ledger::entry_kind::found, note, from, id);
}

} // namespace

result<std::vector<ledger::entry>> record_lost(const plan::plan_input& in, const std::string& person,
                                               const std::string& note, const origin& from,
                                               const new_id& id) {
    return record_each(in, person, from,
                       [&](const std::string& one, const origin& of) { return lose(in, one, note, of, id); });
}

result<std::vector<ledger::entry>> record_found(const plan::plan_input& in, const std::string& person,
                                                const std::string& note, const origin& from,
                                                const new_id& id) {
    return record_each(in, person, from,
                       [&](const std::string& one, const origin& of) { return find(in, one, note, of, id); });
}

} // namespace intouch::record
