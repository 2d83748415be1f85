// SPDX-License-Identifier: MIT
#include "record/record_promise.hpp"

#include "core/text.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/agenda/uid.hpp"
#include "record/record_entry.hpp"

namespace intouch::record {
namespace {

std::string describe(const ledger::promise& given) {
    return given.entry + " (for " + print(given.to.day) + (given.note.empty() ? "" : ": " + given.note) + ")";
}

result<std::string> which_promise(const plan::plan_input& in, const std::string& person,
                                  const std::string& named) {
    const auto& open = state_of(in, person).promises;
    if (!named.empty()) {
        std::string having;
        int count = 0;
        for (const auto& [entry, given] : open) {
            if (named == entry || named == plan::promise_uid(in.instance, person, entry)) return entry;
            if (!lower_ascii(given.note).contains(lower_ascii(named))) continue;
            having = entry;
            ++count;
        }
        if (count == 1) return having;
        if (count == 0)
            return fail(errc::conflict,
                        "promise: found " + quoted(named) + ", which is no open promise to " + person);
    }
    if (open.size() == 1) return open.begin()->first;
    if (open.empty()) return fail(errc::conflict, "promise: there is no open promise to " + person);
    std::string list;
    for (const auto& [entry, given] : open) list += (list.empty() ? "" : ", ") + describe(given);
    return fail(errc::conflict, "promise: there are several promises to " + person + ", name one of " + list);
}

} // namespace

result<std::vector<ledger::entry>> record_promise(const plan::plan_input& in, const std::string& person,
                                                  const promise_request& request, const origin& from,
                                                  const new_id& id) {
    const auto known = known_person(in, person);
    if (!known) return std::unexpected(known.error());
    if (auto ok = can_be_planned(in, "to", request.to); !ok) return std::unexpected(ok.error());
    auto e =
        new_entry(in, spoken_of(in, *known, person), ledger::entry_kind::promised, from, id, request.note);
    if (e.note.find_first_not_of(" \t\n") == std::string::npos)
        return fail(errc::invalid, "note: found nothing, expected what was promised");
    e.to = as_clocks_show(in, request.to);
    return std::vector{e};
}

result<std::vector<ledger::entry>> record_kept(const plan::plan_input& in, const std::string& person,
                                               const std::string& promise, const std::string& note,
                                               const origin& from, const new_id& id) {
    const auto known = known_person(in, person);
    if (!known) return std::unexpected(known.error());
    const auto& to = spoken_of(in, *known, person);
    const auto which = which_promise(in, to, promise);
    if (!which) return std::unexpected(which.error());
    auto e = new_entry(in, to, ledger::entry_kind::kept, from, id, note);
    e.names = *which;
    return std::vector{e};
}

} // namespace intouch::record
