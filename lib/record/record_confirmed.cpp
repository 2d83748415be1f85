// SPDX-License-Identifier: MIT
#include "record/record_confirmed.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/due/old_details.hpp"
#include "record/record_entry.hpp"

#include <utility>

namespace intouch::record {
namespace {

result<ledger::entry> confirm(const plan::plan_input& in, const std::string& id, const std::string& note,
                              const origin& from, const new_id& next) {
    const auto known = known_person(in, id);
    if (!known) return std::unexpected(known.error());
    const auto& person = in.roster.people.at(spoken_of(in, *known, id));
    if (person.details.empty())
        return fail(errc::invalid, "person: the roster has no phone number, e-mail or address of " +
                                       person.id + " to confirm");
    auto details = plan::details_hash(person);
    const auto& before = state_of(in, person.id).confirmed;
    if (before && before->on == today(in) && before->details == details)
        return fail(errc::conflict, "person: the details of " + person.id + " were confirmed today already");
    auto e = new_entry(in, person.id, ledger::entry_kind::confirmed, from, next, note);
    e.detail = std::move(details);
    return e;
}

} // namespace

result<std::vector<ledger::entry>> record_confirmed(const plan::plan_input& in, const std::string& person,
                                                    const std::string& note, const origin& from,
                                                    const new_id& id) {
    return record_each(in, person, from, [&](const std::string& one, const origin& of) {
        return confirm(in, one, note, of, id);
    });
}

} // namespace intouch::record
