// SPDX-License-Identifier: MIT
#include "json/recorded.hpp"

#include "core/text.hpp"
#include "json/entry.hpp"
#include "json/known_person.hpp"
#include "json/round_touch.hpp"
#include "json/touch_json.hpp"
#include "ledger/state.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/availability/block_changes.hpp"
#include "plan/availability/pause.hpp"
#include "words/consequences.hpp"
#include "words/dates.hpp"
#include "words/history.hpp"
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

/// The entries that `entries` take back and that are about the same person as `first`, in the order of the
/// ledger.
std::vector<const ledger::entry*> taken_back(const ledger::entry& first, entries_view entries,
                                             entries_view ledger) {
    std::vector<const ledger::entry*> struck;
    for (const ledger::entry& e : entries) {
        if (e.kind != ledger::entry_kind::undone || e.person != first.person) continue;
        const auto named = std::ranges::find(ledger, e.names, &ledger::entry::id);
        if (named != ledger.end() && named->kind != ledger::entry_kind::joined) struck.push_back(&*named);
    }
    std::ranges::sort(struck, {}, &ledger::entry::id);
    return struck;
}

/// What the entries did to other touches and blocks, each line after a line break.
std::string consequences(entries_view entries, const plan::agenda& a, const plan::plan_input& in) {
    std::string text;
    for (const ledger::entry& e : entries) {
        for (const auto& line : words::displaced_lines(e, a, in.settings, in.roster)) text += "\n" + line;
        if (const auto line = words::overlap_line(e, a, in.settings, in.roster); !line.empty())
            text += "\n" + line;
    }
    return text;
}

/// The UID of the promise or the occasion that the entry is about; of an entry about the round it is that of no touch.
std::string uid_beside(const ledger::entry& e, const plan::plan_input& in) {
    if (e.kind == ledger::entry_kind::promised) return plan::promise_uid(in.instance, e.person, e.id);
    if (const auto named = ledger::parse_occasion(e.names, e.person))
        return plan::occasion_touch_uid(in.instance, e.person, named->name, named->year);
    return plan::promise_uid(in.instance, e.person, e.names);
}

/// The touch that the entry is about, as it is planned now: the promise or the occasion that the entry names, else the
/// touch of the round. Null: nothing is planned.
const plan::touch* touch_of(const ledger::entry& e, const plan::agenda& a, const plan::plan_input& in) {
    const auto beside = std::ranges::find(a.touches, uid_beside(e, in), &plan::touch::uid);
    return beside == a.touches.end() ? round_touch(a, e.person) : &*beside;
}

/// "The Six-Pack weekend, Fri 7 May 2027": the gathering to come; empty when the entry is about none.
std::string gathering_to_come(const ledger::entry& e, const plan::agenda& a) {
    for (const plan::shown_gathering& g : a.gatherings)
        if (g.id == e.person && !g.took_place)
            return fmt::format("{}, {}", without_control(g.name), words::full_weekday_date(g.day));
    return {};
}

words::next_touch next_after(const ledger::entry& e, const plan::agenda& a, const plan::plan_input& in) {
    words::next_touch next{.phrase = gathering_to_come(e, a)};
    const plan::touch* t = touch_of(e, a, in);
    if (t == nullptr) {
        const auto person = in.roster.people.find(e.person);
        next.paused = person != in.roster.people.end() &&
                      plan::pause_of(person->second, plan::state_of(in, e.person)).for_good;
    }
    if (!next.phrase.empty() || t == nullptr) return next;
    next.phrase = words::next_phrase(*t, in.settings, in.roster, in.zone);
    next.later = e.kind == ledger::entry_kind::promised && e.to && e.to->day < t->day;
    return next;
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
        const auto next = next_after(e, a, in);
        lines.emplace_back(name_of(e.person, in.roster),
                           e.kind == ledger::entry_kind::undone
                               ? words::undone_line(taken_back(e, entries, ledger), next)
                               : words::logged_line(e, next));
        if (e.kind != ledger::entry_kind::held) continue;
        for (const std::string& member : e.with)
            if (const plan::touch* t = round_touch(a, member); t != nullptr && told.insert(member).second)
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
                     entries_view ledger) {
    std::map<std::string, const plan::touch*> concerned; // by person: what comes next
    for (const ledger::entry& e : entries) {
        if (!e.person.empty() && !plan::is_block_owner(e.person))
            concerned.try_emplace(e.person, touch_of(e, a, in));
        for (const std::string& other : e.with) concerned.try_emplace(other, round_touch(a, other));
    }
    writer w;
    w.begin_object();
    w.key("text").text(recorded_text(entries, a, in, ledger) + consequences(entries, a, in));
    w.key("entries").list(entries, [&](writer& to, const ledger::entry& e) { put(to, e, in.zone); });
    w.key("touch");
    put_or_null(w, entries.empty() ? nullptr : touch_of(entries.front(), a, in), in);
    w.key("people").begin_object();
    for (const auto& [id, touch] : concerned) {
        w.key(id);
        put_or_null(w, touch, in);
    }
    w.end_object().end_object();
    return std::move(w).done();
}

} // namespace intouch::json
