// SPDX-License-Identifier: MIT
// To promise something, and to keep it.
#include "core/text.hpp"
#include "plan/person_state.hpp"
#include "plan/record_entry.hpp"

namespace intouch::plan {
namespace {

std::string told(const ledger::promise& given) {
    return given.entry + " (for " + print(given.to.day) + (given.note.empty() ? "" : ": " + given.note) + ")";
}

result<std::string> which_promise(const ledger::person_state& state, const std::string& person,
                                  const std::string& named) {
    const auto& open = state.promises;
    if (!named.empty()) {
        if (open.contains(named)) return named;
        return fail(errc::conflict,
                    "kept: found " + quoted(named) + ", which is no open promise to " + person);
    }
    if (open.size() == 1) return open.begin()->first;
    if (open.empty()) return fail(errc::conflict, "kept: there is no open promise to " + person);
    std::string list;
    for (const auto& [entry, given] : open) list += (list.empty() ? "" : ", ") + told(given);
    return fail(errc::conflict, "kept: there are several promises to " + person + ", name one of " + list);
}

} // namespace

result<std::vector<ledger::entry>> record_promise(const input& in, const std::string& person, when to,
                                                  const std::string& note, const origin& from,
                                                  const new_id& id) {
    const auto known = known_person(in, person);
    if (!known) return std::unexpected(known.error());
    if (auto ok = not_in_past(in, "to", to); !ok) return std::unexpected(ok.error());
    auto text = without_control(note, true);
    if (text.find_first_not_of(" \t\n") == std::string::npos)
        return fail(errc::invalid, "note: found nothing, expected what was promised");
    auto e = new_entry(in, person, ledger::entry_kind::promised, from, id);
    e.key = from.key;
    e.to = to;
    e.note = std::move(text);
    return std::vector{e};
}

result<std::vector<ledger::entry>> record_kept(const input& in, const std::string& person,
                                               const std::string& promise, const std::string& note,
                                               const origin& from, const new_id& id) {
    const auto known = known_person(in, person);
    if (!known) return std::unexpected(known.error());
    const auto which = which_promise(state_of(in, person), person, promise);
    if (!which) return std::unexpected(which.error());
    auto e = new_entry(in, person, ledger::entry_kind::kept, from, id);
    e.key = from.key;
    e.names = *which;
    e.note = without_control(note, true);
    return std::vector{e};
}

} // namespace intouch::plan
