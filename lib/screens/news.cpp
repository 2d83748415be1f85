// SPDX-License-Identifier: MIT
#include "screens/news.hpp"

#include "record/record_undo.hpp"
#include "words/consequences.hpp"
#include "words/history.hpp"
#include "words/next_after.hpp"
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

/// What the entry did to others, each line after a line break.
std::string consequences(const ledger::entry& e, const plan::agenda& a, const plan::plan_input& in) {
    std::string text;
    for (const auto& line : words::displaced_lines(e, a, in.settings, in.roster)) text += "\n" + line;
    if (const auto line = words::overlap_line(e, a, in.settings, in.roster); !line.empty())
        text += "\n" + line;
    return text;
}

} // namespace

news news_of(const std::string& id, std::span<const ledger::entry> entries, const plan::agenda& a,
             const plan::plan_input& in) {
    const auto found = std::ranges::find(entries, id, &ledger::entry::id);
    if (found == entries.end() || in.state.struck.contains(id)) return {};
    const auto& e = *found;
    if (day_at(in.zone, e.at) != plan::today(in)) return {};
    const auto name = e.block.empty() ? name_of(e.person, in) : words::block_name(e.block, in.settings);
    const auto next = e.person.empty() ? std::string() : words::next_sentence(words::next_after(e, a, in));
    if (e.kind == ledger::entry_kind::undone)
        return {fmt::format("{}taken back.{}", name.empty() ? "Away: " : name + ": ", next), {}};
    const auto what = words::entry_phrase(e, in.zone);
    return {fmt::format("{}.{}{}", name.empty() ? words::capitalised(what) : name + ": " + what, next,
                        consequences(e, a, in)),
            record::can_undo(in.state, entries, e.id) ? e.id : std::string()};
}

} // namespace intouch::screens
