// SPDX-License-Identifier: MIT
#include "json/recorded.hpp"

#include "core/text.hpp"
#include "json/entry.hpp"
#include "json/known_person.hpp"
#include "json/touch_json.hpp"
#include "ledger/state.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/agenda/round_touch.hpp"
#include "plan/availability/block_changes.hpp"
#include "words/consequences.hpp"
#include "words/history.hpp"
#include "words/next_after.hpp"
#include "words/touch_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace intouch::json {

namespace {

using entries_view = std::span<const ledger::entry>;

/// The entry of a block that was moved before, with the beginning that it had then; any other entry as it is.
ledger::entry as_it_stood(ledger::entry e, const plan::plan_input& in) {
    if (!plan::is_block_owner(e.person)) return e;
    const when by_rule = e.on;
    for (const ledger::entry& before : plan::state_of(in, e.person).history)
        if (before.id < e.id && before.on == by_rule) e.on = before.to.value_or(by_rule);
    return e;
}

/// The entries that `entries` take back and that are about the same person as `first`, in the order of the
/// ledger.
std::vector<ledger::entry> taken_back(const ledger::entry& first, entries_view entries, entries_view ledger,
                                      const plan::plan_input& in) {
    std::vector<ledger::entry> struck;
    for (const ledger::entry& e : entries) {
        if (e.kind != ledger::entry_kind::undone || e.person != first.person) continue;
        const auto named = std::ranges::find(ledger, e.names, &ledger::entry::id);
        if (named != ledger.end() && named->kind != ledger::entry_kind::joined)
            struck.push_back(as_it_stood(*named, in));
    }
    std::ranges::sort(struck, {}, &ledger::entry::id);
    return struck;
}

/// The entry that an `undone` takes back, with the places that its touches had before the undo.
ledger::entry as_taken_back(const ledger::entry& undone, entries_view ledger,
                            const ledger::published_plan& before) {
    const auto named = std::ranges::find(ledger, undone.names, &ledger::entry::id);
    if (undone.kind != ledger::entry_kind::undone || named == ledger.end()) return undone;
    ledger::entry e = *named;
    std::map<std::string_view, const ledger::published_touch*> stood;
    for (const auto* places : {&named->displaced, &undone.displaced})
        for (const ledger::published_touch& was : *places)
            if (const auto place = before.find(was.uid); place != before.end())
                stood.emplace(place->first, &place->second);
    e.displaced.clear();
    for (const auto& [uid, place] : stood) e.displaced.push_back(*place);
    return e;
}

/// What the entries did to other touches and blocks, each line after a line break.
std::string consequences(entries_view entries, const plan::agenda& a, const plan::plan_input& in,
                         entries_view ledger, const ledger::published_plan& before) {
    std::string text;
    for (const ledger::entry& e : entries) {
        for (const auto& line :
             words::displaced_lines(as_taken_back(e, ledger, before), a, in.settings, in.roster))
            text += "\n" + line;
        if (const auto line = words::overlap_line(e, a, in.settings, in.roster); !line.empty())
            text += "\n" + line;
    }
    return text;
}

/// "Logged: no answer. Next: …", a line for each person, one for a promise that was given with it, and one for each
/// member of a gathering that was held.
std::string recorded_text(entries_view entries, const plan::agenda& a, const plan::plan_input& in,
                          entries_view ledger) {
    std::set<std::string> told;
    std::vector<std::pair<std::string, std::string>> lines; // of a person
    for (const ledger::entry& e : entries) {
        const bool first = told.insert(e.person).second;
        // Another entry about the same person adds nothing, but for a promise.
        if (!first && e.kind != ledger::entry_kind::promised) continue;
        const auto next = words::next_after(e, a, in);
        lines.emplace_back(name_of(e.person, in.roster),
                           e.kind == ledger::entry_kind::undone
                               ? words::undone_line(taken_back(e, entries, ledger, in), next, in.zone)
                               : words::logged_line(as_it_stood(e, in), next, in.zone));
        if (e.kind != ledger::entry_kind::held) continue;
        for (const std::string& member : e.with)
            if (const plan::touch* t = plan::round_touch(a, member);
                t != nullptr && told.insert(member).second)
                lines.emplace_back(
                    name_of(member, in.roster),
                    fmt::format("Next: {}.", words::next_phrase(*t, in.settings, in.roster, in.zone)));
    }
    std::string text;
    for (const auto& [name, line] : lines)
        text += (text.empty() ? "" : "\n") + (told.size() == 1 ? line : fmt::format("{}: {}", name, line));
    return text;
}

} // namespace

std::string recorded(entries_view entries, const plan::agenda& a, const plan::plan_input& in,
                     entries_view ledger, const ledger::published_plan& before) {
    std::map<std::string, const plan::touch*> concerned; // by person: what comes next
    for (const ledger::entry& e : entries) {
        if (!e.person.empty() && !plan::is_block_owner(e.person))
            concerned.try_emplace(e.person, words::touch_after(e, a, in));
        for (const std::string& other : e.with) concerned.try_emplace(other, plan::round_touch(a, other));
    }
    writer w;
    w.begin_object();
    w.key("text").text(recorded_text(entries, a, in, ledger) + consequences(entries, a, in, ledger, before));
    w.key("entries").list(entries, [&](writer& to, const ledger::entry& e) { put(to, e, in.zone); });
    w.key("touch");
    put_or_null(w, entries.empty() ? nullptr : words::touch_after(entries.front(), a, in), in);
    w.key("people").begin_object();
    for (const auto& [id, touch] : concerned) {
        w.key(id);
        put_or_null(w, touch, in);
    }
    w.end_object().end_object();
    return std::move(w).done();
}

} // namespace intouch::json
