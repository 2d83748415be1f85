// SPDX-License-Identifier: MIT
#include "words/consequences.hpp"

#include "core/text.hpp"
#include "words/dates.hpp"
#include "words/phrase.hpp"
#include "words/titles.hpp"
#include "words/touch_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>

namespace intouch::words {

namespace {

using ledger::entry_kind;

when local(instant at, const time_zone& zone) {
    const auto there = std::chrono::floor<minutes>(zone.to_local(at));
    return {day_of(there), time_of(there)};
}

std::string who(const ledger::published_touch& t, const roster::roster& r) {
    const auto person = r.people.find(t.owner);
    return person == r.people.end() ? t.owner : without_control(person->second.name);
}

struct stretch_of_time {
    instant from;
    instant to;
    [[nodiscard]] bool meets(instant start, instant end) const { return start < to && from < end; }
};

/// The touch that the entry moved to its time.
const plan::touch* moved_touch(const ledger::entry& e, const plan::agenda& a) {
    const auto found = std::ranges::find_if(a.touches, [&](const plan::touch& t) {
        return t.pinned && t.start && t.end && (t.owner == e.person || t.person == e.person) &&
               local(*t.start, a.zone) == *e.to;
    });
    return found == a.touches.end() ? nullptr : &*found;
}

const plan::block_occurrence* moved_block(const ledger::entry& e, const plan::agenda& a) {
    const auto found = std::ranges::find_if(a.blocks, [&](const plan::block_occurrence& o) {
        return o.id == e.block && local(o.start, a.zone) == *e.to;
    });
    return found == a.blocks.end() ? nullptr : &*found;
}

/// Where a touch went; empty when it stays. A touch that is no longer planned, and an hour that the user hears for the
/// first time, are told of a block alone.
std::string move_line(const ledger::published_touch& was, bool of_block, const plan::agenda& a,
                      const roster::settings& s, const roster::roster& r) {
    const auto before = was.told_start();
    const std::string from = full_moment(was.told, before, a.zone);
    const auto now = std::ranges::find(a.touches, was.uid, &plan::touch::uid);
    if (now == a.touches.end())
        return of_block ? fmt::format("{}: {}, no longer planned.", who(was, r), from) : std::string();
    const bool hour_moves = now->start != before && (of_block || before);
    if (now->day == was.told && !hour_moves) return {};
    return fmt::format("{}: {} → {}.", title(*now, s, r, roster::naming::full), from,
                       full_moment(now->day, now->start, a.zone));
}

} // namespace

std::vector<std::string> displaced_lines(const ledger::entry& e, const plan::agenda& a,
                                         const roster::settings& s, const roster::roster& r) {
    constexpr std::size_t most = 6;
    const bool of_block = e.kind == entry_kind::block_moved || e.kind == entry_kind::block_skipped;
    std::vector<std::pair<date, std::string>> moves; // by the day that was told before
    for (const ledger::published_touch& was : e.displaced) {
        // The answer has a line of its own for the person of the entry.
        if (!of_block && was.owner == e.person) continue;
        if (auto line = move_line(was, of_block, a, s, r); !line.empty())
            moves.emplace_back(was.told, std::move(line));
    }
    if (moves.empty() && of_block) return {"No touch moves."};
    std::ranges::sort(moves);
    const bool all = of_block || moves.size() <= most + 1;
    std::vector<std::string> lines;
    for (auto& [day, line] : std::span(moves).first(all ? moves.size() : most))
        lines.push_back(std::move(line));
    if (!all) lines.push_back(fmt::format("{} more touches move.", moves.size() - most));
    return lines;
}

std::string overlap_line(const ledger::entry& e, const plan::agenda& a, const roster::settings& s,
                         const roster::roster& r) {
    if (!e.to || !e.to->time) return {};
    const auto* touch = e.kind == entry_kind::moved ? moved_touch(e, a) : nullptr;
    const auto* block = e.kind == entry_kind::block_moved ? moved_block(e, a) : nullptr;
    if (touch == nullptr && block == nullptr) return {};
    const stretch_of_time taken = touch != nullptr ? stretch_of_time{*touch->start, *touch->end}
                                                   : stretch_of_time{block->start, block->end};
    const std::string own = touch != nullptr ? touch->block : block->id;
    std::vector<std::string> met;
    for (const plan::block_occurrence& o : a.blocks)
        if (&o != block && (block != nullptr || o.id != own) && taken.meets(o.start, o.end))
            met.push_back(fmt::format("{}, {}", block_name(o.id, s), full_moment(o.start, a.zone)));
    for (const plan::touch& t : a.touches)
        if (&t != touch && t.start && t.end && (touch != nullptr || t.block != own) &&
            taken.meets(*t.start, *t.end))
            met.push_back(next_phrase(t, s, r, a.zone));
    return met.empty() ? std::string() : fmt::format("Overlaps {}.", joined(met));
}

} // namespace intouch::words
