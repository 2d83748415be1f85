// SPDX-License-Identifier: MIT
#include "json/recorded.hpp"

#include "json/entry.hpp"
#include "json/known_person.hpp"
#include "json/round_touch.hpp"
#include "json/touch_json.hpp"
#include "plan/availability/block_changes.hpp"
#include "words/consequences.hpp"
#include "words/history.hpp"
#include "words/touch_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
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
        if (named != ledger.end()) struck.push_back(&*named);
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

/// "Logged: no answer. Next: …", a line for each person.
std::string recorded_text(entries_view entries, const plan::agenda& a, const plan::plan_input& in,
                          entries_view ledger) {
    std::set<std::string> told;
    std::vector<std::string> lines;
    std::vector<std::string> names;
    for (const ledger::entry& e : entries) {
        if (!told.insert(e.person).second) continue; // a second entry about the same person adds nothing
        const plan::touch* t = round_touch(a, e.person);
        words::next_touch next;
        if (t != nullptr) {
            next.phrase = words::next_phrase(*t, in.settings, in.roster, in.zone);
            next.later = e.kind == ledger::entry_kind::promised && e.to && e.to->day < t->day;
        }
        lines.push_back(e.kind == ledger::entry_kind::undone
                            ? words::undone_line(taken_back(e, entries, ledger), next)
                            : words::logged_line(e, next));
        names.push_back(name_of(e.person, in.roster));
    }
    if (lines.size() == 1) return lines.front();
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text += fmt::format("{}{}: {}", i == 0 ? "" : "\n", names[i], lines[i]);
    }
    return text;
}

} // namespace

std::string recorded(entries_view entries, const plan::agenda& a, const plan::plan_input& in,
                     entries_view ledger) {
    std::set<std::string> concerned;
    for (const ledger::entry& e : entries) {
        if (!e.person.empty() && !plan::is_block_owner(e.person)) concerned.insert(e.person);
        concerned.insert(e.with.begin(), e.with.end());
    }
    writer w;
    w.begin_object();
    w.key("text").text(recorded_text(entries, a, in, ledger) + consequences(entries, a, in));
    w.key("entries").list(entries, [&](writer& to, const ledger::entry& e) { put(to, e, in.zone); });
    w.key("touch");
    put_or_null(w, entries.empty() ? nullptr : round_touch(a, entries.front().person), in);
    w.key("people").begin_object();
    for (const std::string& id : concerned) {
        w.key(id);
        put_or_null(w, round_touch(a, id), in);
    }
    w.end_object().end_object();
    return std::move(w).done();
}

} // namespace intouch::json
