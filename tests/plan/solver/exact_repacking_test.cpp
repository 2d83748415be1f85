// SPDX-License-Identifier: MIT
// Two or three slots, and so few touches that every division can be tried.
#include "plan/generated.hpp"
#include "plan/solver/exact_repacking.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <utility>

using namespace intouch::plan;
using intouch::test::dice;

namespace {

/// Up to nine touches. Some have hours, some slots have a taken time, and one slot crosses midnight.
subproblem some_slots(dice& d) {
    subproblem p;
    const int slots = 2 + d.below(2);
    for (int i = 0; i < slots; ++i) {
        p.slots.push_back({.taken = {}, .capacity = 60 + 30 * d.below(3), .ordered = !d.one_in(4)});
        shared_slot& s = p.slots.back();
        if (!d.one_in(3)) continue;
        s.used = 20;
        if (s.ordered) s.taken = {{20, 40}};
    }
    p.slots.front().several_choices = p.slots.front().ordered;
    const int touches = 3 + d.below(7);
    for (int i = 0; i < touches; ++i) {
        const int length = std::array{5, 15, 25, 25, 45}[static_cast<std::size_t>(d.below(5))];
        movable_touch t;
        for (std::size_t slot = 0; slot < p.slots.size(); ++slot) {
            const int capacity = p.slots[slot].capacity;
            choice c{.slot = slot, .cost = length * (1.0 + d.below(40)), .minutes = length, .allowed = {}};
            if (!p.slots[slot].ordered) {
                c.whole = true;
                t.choices.push_back(c);
                continue;
            }
            const int first = d.one_in(4) ? 5 * d.below(5) : 0;
            const int last = capacity - length - (d.one_in(4) ? 5 * d.below(5) : 0);
            if (last < first) continue;
            c.allowed = {{first, last}};
            c.whole = first == 0 && last == capacity - length;
            if (p.slots[slot].several_choices && first < 30 && last >= 30) { // a choice for each day
                choice second = c;
                c.allowed = {{first, 29}};
                second.allowed = {{30, last}};
                second.cost = length * (1.0 + d.below(40));
                c.whole = second.whole = false;
                t.choices.push_back(second);
            }
            t.choices.push_back(c);
        }
        if (t.choices.empty()) continue;
        std::ranges::sort(t.choices, {}, [](const choice& c) { return std::pair(c.cost, c.slot); });
        p.touches.push_back(std::move(t));
    }
    return p;
}

bool fits_all(const subproblem& p) {
    for (std::size_t slot = 0; slot < p.slots.size(); ++slot) {
        std::vector<const choice*> members;
        int used = p.slots[slot].used;
        for (const movable_touch& t : p.touches) {
            const choice& c = t.choices[t.chosen];
            if (c.slot != slot) continue;
            members.push_back(&c);
            used += c.minutes;
        }
        if (members.empty()) continue;
        if (used > p.slots[slot].capacity || starts_of(p.slots[slot], members).size() != members.size())
            return false;
    }
    return true;
}

/// Every division: its cost, and the first that is possible.
struct extremes {
    std::optional<double> least{};
    std::optional<std::vector<std::size_t>> first{};
};
void try_all(subproblem& p, std::size_t touch, extremes& found) {
    if (touch == p.touches.size()) {
        if (!fits_all(p)) return;
        found.least = std::min(found.least.value_or(cost_of(p)), cost_of(p));
        if (found.first) return;
        found.first.emplace();
        for (const movable_touch& t : p.touches) found.first->push_back(t.chosen);
        return;
    }
    for (std::size_t at = p.touches[touch].choices.size(); at-- > 0;) { // the most expensive first
        p.touches[touch].chosen = at;
        try_all(p, touch + 1, found);
    }
}

} // namespace

TEST_CASE("the repacking costs as little as the best of all divisions") {
    int better = 0;
    int tried = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        dice d(seed);
        subproblem p = some_slots(d);
        extremes found;
        try_all(p, 0, found);
        if (!found.first) continue; // too much for these slots
        ++tried;
        for (std::size_t i = 0; i < p.touches.size(); ++i) p.touches[i].chosen = (*found.first)[i];
        const double before = cost_of(p);
        const bool gained = repack_exactly(p);
        CHECK(fits_all(p));
        CHECK(cost_of(p) == doctest::Approx(*found.least));
        CHECK(gained == (*found.least < before - 1e-6));
        CHECK_FALSE(repack_exactly(p)); // the second time finds nothing
        better += gained ? 1 : 0;
    }
    CHECK(tried > 100);
    CHECK(better > 80);
}

TEST_CASE("two short touches change places with a long one") {
    subproblem p;
    p.slots = {{.taken = {}, .capacity = 60, .ordered = true},
               {.taken = {}, .capacity = 60, .ordered = true}};
    const auto touch = [](int length, double first, double second, std::size_t now) {
        movable_touch t;
        t.choices = {
            {.slot = 0, .cost = first, .minutes = length, .allowed = {{0, 60 - length}}, .whole = true},
            {.slot = 1, .cost = second, .minutes = length, .allowed = {{0, 60 - length}}, .whole = true}};
        std::ranges::sort(t.choices, {}, &choice::cost);
        t.chosen = t.choices[0].slot == now ? 0 : 1;
        return t;
    };
    p.touches = {touch(60, 9, 1, 0), touch(30, 2, 3, 1), touch(30, 2, 3, 1)};
    REQUIRE(repack_exactly(p));
    CHECK(cost_of(p) == 5);
    CHECK(p.touches[0].choices[p.touches[0].chosen].slot == 1);
}

TEST_CASE("without steps, or with more touches than it takes, nothing changes") {
    dice d(3);
    subproblem p = some_slots(d);
    CHECK_FALSE(repack_exactly(p, 0));
    while (p.touches.size() <= most_in_pair) p.touches.push_back(p.touches.front());
    CHECK_FALSE(repack_exactly(p));
}
