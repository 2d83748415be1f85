// SPDX-License-Identifier: MIT
#include "record/record_lost.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/due/find_lost.hpp"
#include "record/record_entry.hpp"

namespace intouch::record {
namespace {

result<ledger::entry> lose(const plan::plan_input& in, const std::string& person, const std::string& note,
                           const origin& from, const new_id& id) {
    const auto known = known_person(in, person);
    if (!known) return std::unexpected(known.error());
    if (state_of(in, person).lost)
        return fail(errc::conflict, "person: " + person +
                                        " is being looked for already; say found when "
                                        "you know where they are");
    return new_entry(in, person, ledger::entry_kind::lost, from, id, note);
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
    return new_entry(in, person, ledger::entry_kind::found, from, id, note);
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
