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
#include <utility>

namespace intouch::words {

namespace {

using ledger::entry_kind;

when local(instant at, const time_zone& zone) {
    const auto there = std::chrono::floor<minutes>(zone.to_local(at));
    return {day_of(there), time_of(there)};
}

std::string told(const when& w) {
    return full_weekday_date(w.day) + (w.time ? " " + clock(*w.time) : std::string());
}

std::string told(date day, const std::optional<instant>& start, const time_zone& zone) {
    return start ? told(local(*start, zone)) : full_weekday_date(day);
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

} // namespace

std::vector<std::string> displaced_lines(const ledger::entry& e, const plan::agenda& a,
                                         const roster::settings& s, const roster::roster& r) {
    constexpr std::size_t most = 6;
    const bool of_block = e.kind == entry_kind::block_moved || e.kind == entry_kind::block_skipped;
    std::vector<std::pair<date, std::string>> moves; // by the day on which the touch was
    for (const ledger::published_touch& was : e.displaced) {
        const std::string before = told(was.told, was.told_start(), a.zone);
        const auto now = std::ranges::find(a.touches, was.uid, &plan::touch::uid);
        if (now == a.touches.end()) {
            if (of_block)
                moves.emplace_back(was.told, fmt::format("{}: {}, no longer planned.", who(was, r), before));
            continue;
        }
        // What is told of the person of the entry, and an hour that is told for the first time, is no move.
        if (!of_block && (was.owner == e.person || (now->day == was.told && !was.told_start()))) continue;
        if (now->day != was.told || now->start != was.told_start())
            moves.emplace_back(was.told, fmt::format("{}: {} → {}.", title(*now, s, r, roster::naming::full),
                                                     before, told(now->day, now->start, a.zone)));
    }
    if (moves.empty() && of_block) return {"No touch moves."};
    std::ranges::sort(moves);
    std::vector<std::string> lines;
    for (auto& [day, line] : moves) {
        if (!of_block && lines.size() == most && moves.size() > most + 1) {
            lines.push_back(fmt::format("{} more touches move.", moves.size() - most));
            break;
        }
        lines.push_back(std::move(line));
    }
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
            met.push_back(fmt::format("{}, {}", block_name(o.id, s), told(local(o.start, a.zone))));
    for (const plan::touch& t : a.touches)
        if (&t != touch && t.start && t.end && (touch != nullptr || t.block != own) &&
            taken.meets(*t.start, *t.end))
            met.push_back(next_phrase(t, s, r, a.zone));
    return met.empty() ? std::string() : fmt::format("Overlaps {}.", joined(met));
}

} // namespace intouch::words
