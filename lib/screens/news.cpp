// SPDX-License-Identifier: MIT
#include "screens/news.hpp"

#include "record/record_undo.hpp"
#include "screens/day_words.hpp"
#include "words/history.hpp"
#include "words/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intouch::screens {

namespace {

std::string name_of(const std::string& id, const plan::plan_input& in) {
    if (const auto p = in.roster.people.find(id); p != in.roster.people.end()) return p->second.name;
    if (const auto g = in.roster.gatherings.find(id); g != in.roster.gatherings.end()) return g->second.name;
    if (id.starts_with("block:")) return words::block_name(id.substr(6), in.settings);
    return id;
}

/// "Next about 12 January."; empty: nothing is planned.
std::string next_of(const ledger::entry& e, const plan::agenda& a, const plan::plan_input& in) {
    for (const auto& t : a.touches) {
        const bool theirs = t.owner == e.person || t.person == e.person;
        if (!theirs || t.round == 0) continue;
        const auto day = near_day(t.day, plan::today(in));
        return fmt::format(" Next {}{}{}.", t.firm ? "" : "about ", day,
                           t.start ? " " + clock_at(*t.start, in.zone) : "");
    }
    return {};
}

} // namespace

news news_of(const std::string& id, std::span<const ledger::entry> entries, const plan::agenda& a,
             const plan::plan_input& in) {
    const auto found = std::ranges::find(entries, id, &ledger::entry::id);
    if (found == entries.end() || in.state.struck.contains(id)) return {};
    const auto& e = *found;
    const auto name = name_of(e.person, in);
    if (e.kind == ledger::entry_kind::undone)
        return {fmt::format("{}: taken back.{}", name, next_of(e, a, in)), {}};
    std::string what = words::kind_phrase(e);
    if (e.to) what += " to " + near_day(e.to->day, plan::today(in));
    const auto undo = record::can_undo(in.state, entries, e.id) ? e.id : std::string();
    if (!e.block.empty())
        return {fmt::format("{}: {}.", words::block_name(e.block, in.settings), what), undo};
    return {fmt::format("{}: {}.{}", name.empty() ? "Away" : name, what, next_of(e, a, in)), undo};
}

} // namespace intouch::screens
