// SPDX-License-Identifier: MIT
// The generated rosters of tests/plan with what makes room scarce: blocks that overlap, appointments, moved
// occurrences, protected people. The same seed gives the same world.
#pragma once

#include "plan/generated.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace intouch::bench {

using test::dice;

struct crowded {
    test::world world;
    std::vector<plan::busy_span> busy;

    [[nodiscard]] plan::plan_input input() const {
        auto in = world.input();
        in.busy = busy;
        return in;
    }
    [[nodiscard]] date today() const { return day_at(world.home, world.moment); }
};

/// A copy of a block, half an hour away from it.
inline void some_overlaps(dice& d, crowded& c) {
    auto& blocks = c.world.settings.blocks;
    if (blocks.empty() || d.one_in(2)) return;
    auto other = std::next(blocks.begin(), d.below(static_cast<int>(blocks.size())))->second;
    other.id = "overlap";
    other.name = "Overlap";
    other.via.clear();
    for (week_range& range : other.when) {
        const minutes shift(d.of(std::array{-30, 0, 15, 30}));
        if (range.from + shift < minutes(0)) continue;
        range.from += shift;
        range.to += shift;
    }
    if (d.one_in(3)) other.circles = {"b"};
    blocks.emplace(other.id, std::move(other));
}

/// Some lie over a block, others anywhere; a few take the whole day.
inline void some_appointments(dice& d, crowded& c) {
    const auto& w = c.world;
    for (int i = d.below(8); i > 0; --i) {
        const date day = c.today() + days(d.below(40));
        minutes from(d.below(96) * 15);
        if (!w.settings.blocks.empty() && d.one_in(2))
            from = w.settings.blocks.begin()->second.when.front().from;
        plan::busy_span one;
        one.source = "work";
        one.all_day = d.one_in(6);
        one.from = w.home.to_instant(local_second(day) + (one.all_day ? minutes(0) : from));
        one.to = one.all_day ? w.home.to_instant(local_second(day + days(1)))
                             : one.from + minutes(5 * (1 + d.below(40)));
        c.busy.push_back(std::move(one));
    }
    std::ranges::sort(c.busy, {}, [](const auto& b) { return std::pair(b.from, b.to); });
}

inline void some_block_moves(dice& d, crowded& c) {
    for (const auto& [id, b] : c.world.settings.blocks) {
        if (!d.one_in(3)) continue;
        const auto on = record::which_occurrence(c.input(), id, {});
        if (!on) continue;
        std::optional<when> to;
        if (!d.one_in(4)) to = when{on->day + days(d.below(5)), minutes(d.below(96) * 15)};
        if (auto made = record::record_block(c.input(), id, *on, to, {}, c.world.ids()))
            c.world.append(*made);
    }
}

[[nodiscard]] inline crowded make_crowded(std::uint64_t seed) {
    crowded c{.world = test::generated(seed), .busy = {}};
    dice d(seed * 86028121);
    some_overlaps(d, c);
    some_appointments(d, c);
    some_block_moves(d, c);
    for (auto& [id, p] : c.world.roster.people)
        if (d.one_in(6)) p.protect = true;
    return c;
}

/// Up to three days later: days passed, somebody was called, plans of the user changed.
inline void go_on(std::uint64_t seed, crowded& c) {
    dice d(seed * 122949823);
    auto& w = c.world;
    w.moment += minutes(d.below(72 * 60));
    w.append(record::record_missed(c.input(), w.ids()));
    w.join();
    for (const auto& [id, p] : w.roster.people) {
        if (!d.one_in(5)) continue;
        const auto outcome = d.one_in(2) ? ledger::entry_kind::reached : ledger::entry_kind::no_answer;
        if (auto made = record::record_outcome(c.input(), {.person = id, .outcome = outcome}, {}, w.ids()))
            w.append(*made);
    }
    if (d.one_in(3)) some_appointments(d, c);
    if (d.one_in(3)) some_block_moves(d, c);
    if (d.one_in(3)) {
        const date from = c.today() + days(d.below(10));
        w.away.push_back({from, from + days(d.below(6)), "away"});
    }
}

} // namespace intouch::bench
