// SPDX-License-Identifier: MIT
#include "record/record_pause.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/availability/pause.hpp"
#include "record/record_entry.hpp"

#include <variant>

namespace intouch::record {
namespace {

bool pauses(const ledger::ledger_pause& rule, date today) {
    if (std::holds_alternative<std::true_type>(rule)) return true;
    const auto* until = std::get_if<date>(&rule);
    return until != nullptr && today < *until;
}

std::string not_paused(const roster::person& person, date today) {
    auto text = "person: " + person.id + " is not paused in the ledger, so that there is nothing to resume";
    if (!pauses(person.pause, today)) return text;
    const auto* until = std::get_if<date>(&person.pause);
    return text + "; the roster pauses them" + (until == nullptr ? "" : " until " + print(*until)) +
           ": take `pause` out there";
}

result<ledger::entry> pause_one(const plan::plan_input& in, const std::string& person,
                                std::optional<date> until, const std::string& note, const origin& from,
                                const new_id& id) {
    const auto known = known_person(in, person);
    if (!known) return std::unexpected(known.error());
    if (until && *until <= known->today)
        return fail(errc::in_past,
                    "to: found " + print(*until) + ", expected a day after today, " + print(known->today));
    if (until)
        if (auto ok = not_too_far(in, "to", {*until, std::nullopt}); !ok) return std::unexpected(ok.error());
    auto e = new_entry(in, person, ledger::entry_kind::paused, from, id, note);
    if (until) e.to = when{*until, std::nullopt};
    return e;
}

result<ledger::entry> resume_one(const plan::plan_input& in, const std::string& person,
                                 const std::string& note, const origin& from, const new_id& id) {
    const auto known = known_person(in, person);
    if (!known) return std::unexpected(known.error());
    if (!pauses(state_of(in, person).pause, known->today))
        return fail(errc::conflict, not_paused(in.roster.people.at(person), known->today));
    return new_entry(in, person, ledger::entry_kind::resumed, from, id, note);
}

result<ledger::entry> note_one(const plan::plan_input& in, const std::string& person, const std::string& note,
                               const origin& from, const new_id& id) {
    const auto known = known_person(in, person);
    if (!known) return std::unexpected(known.error());
    auto e = new_entry(in, person, ledger::entry_kind::noted, from, id, note);
    if (e.note.find_first_not_of(" \t\n") == std::string::npos)
        return fail(errc::invalid, "note: found nothing, expected what is to be remembered");
    return e;
}

} // namespace

result<std::vector<ledger::entry>> record_pause(const plan::plan_input& in, const std::string& person,
                                                std::optional<date> until, const std::string& note,
                                                const origin& from, const new_id& id) {
    return record_each(in, person, from, [&](const std::string& one, const origin& of) {
        return pause_one(in, one, until, note, of, id);
    });
}

result<std::vector<ledger::entry>> record_resume(const plan::plan_input& in, const std::string& person,
                                                 const std::string& note, const origin& from,
                                                 const new_id& id) {
    return record_each(in, person, from, [&](const std::string& one, const origin& of) {
        return resume_one(in, one, note, of, id);
    });
}

result<std::vector<ledger::entry>> record_note(const plan::plan_input& in, const std::string& person,
                                               const std::string& note, const origin& from,
                                               const new_id& id) {
    return record_each(in, person, from, [&](const std::string& one, const origin& of) {
        return note_one(in, one, note, of, id);
    });
}

} // namespace intouch::record
