// SPDX-License-Identifier: MIT
// How far plan() stays from the least cost: rosters of 5 to 40 people, under- and over-full, are planned from
// nothing and written as mixed-integer programs, which CBC, a program of its own, solves. The costs, windows
// in minutes, blocks and hours are worked out here again, minute by minute; only the demands (who wants what
// by when) and who waits for a block at all are the planner's. Exact: where hours, pins, an hour to avoid or
// midnight bind, a touch chooses its start among steps of 5 minutes, of which all lengths and hours here are
// multiples, elsewhere its occurrence and the minutes add up; and a choice is left out only when it alone
// costs more than the planner's whole answer leaves for it. Pins stand where they stand and take their
// minutes; who was tried in vain keeps away from that hour where the planner found that possible.
//
// Each roster is planned again a day later, after up to four things have happened, with the plan of the day
// before as published. Of that plan the same solver says, one after the other, how far its cost is from the
// least of all arrangements, and the least movement (minutes times days, of all who want the same as before)
// at no more than that cost, with no more people moving where more than four do. There the planner does not
// claim the least cost: whoever stands in time is not asked to move to save a little, and few move for one
// who comes; what that costs is what is printed.
//
// This is the proof of the 1 %. The bound that the planner itself reports (assign.cpp) needs no solver and is
// below every arrangement, but loose where many compete: 41 % at 100 people with thrice what their blocks
// hold. What it leaves open is what a Lagrangian relaxation of whole touches to whole blocks cannot see, the
// order and the gaps inside them; how much of it is real, only a solver can say, and of that size none does.
//
//     plan_optimality [INSTANCES [FIRST]]
//
// Prints two tables and ends with 1 when a plan from nothing is further than 1 % from the optimum, when those
// of a day later together move a tenth more than they must for what they cost, or when CBC, absent or slow,
// proved fewer than three of four.
#include "bench/optimality/instances.hpp"
#include "bench/optimality/program.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

using namespace intouch;
using namespace intouch::bench;

namespace {

/// Of one measure over all instances: how far above the least.
struct tally {
    double worst = 0; ///< of an instance
    double sum = 0;
    std::uint64_t above = 0;
    std::uint64_t unproven = 0;
};

struct series {
    std::uint64_t count = 0;
    std::uint64_t contended = 0; ///< where anybody pays for anything
    tally cost;                  ///< as a share of the least
    std::uint64_t moving = 0;    ///< where anybody moves who wants the same as before
    tally movement;              ///< in minutes times days
    double moved = 0;            ///< by all

    void add(std::uint64_t seed, const char* told, const world& w, const std::filesystem::path& lp);
    void print(const char* told) const;
};

void series::add(std::uint64_t seed, const char* told, const world& w, const std::filesystem::path& lp) {
    const program p(w, plan::plan(w.input()));
    const auto least = p.cost(lp);
    const double gap = p.ours > least.value ? (p.ours - least.value) / std::max(least.value, 1e-9) : 0;
    if (gap > 0.001 || !least.proven)
        fmt::print("{} {}: {} people, ours {:.2f}, CBC {:.2f}{}, gap {:.2f} %\n", told, seed, p.people(),
                   p.ours, least.value, least.proven ? "" : " (stopped)", 100 * gap);
    ++count;
    contended += p.ours > 0 ? 1 : 0;
    cost.worst = std::max(cost.worst, gap);
    cost.sum += gap;
    cost.unproven += least.proven ? 0 : 1;
    cost.above += gap > 0.01 ? 1 : 0;

    const auto stay = p.movement(lp);
    const double more = std::max(0.0, p.moved - stay.value);
    if (more > 0.5 || !stay.proven)
        fmt::print("{} {}: {} people, moved {:.0f} minutes times days, CBC {:.0f}{}\n", told, seed,
                   p.people(), p.moved, stay.value, stay.proven ? "" : " (stopped)");
    std::fflush(stdout);
    moving += p.moved > 0 ? 1 : 0;
    moved += p.moved;
    movement.worst = std::max(movement.worst, more);
    movement.sum += more;
    movement.above += more > 0.5 ? 1 : 0;
    movement.unproven += stay.proven ? 0 : 1;
}

void series::print(const char* told) const {
    fmt::print("\n{:<14} {:>9} {:>9} {:>10} {:>10} {:>9} {:>9}\n", told, "instances", "cost > 0", "worst",
               "mean", "above 1%", "unproven");
    fmt::print("{:<14} {:>9} {:>9} {:>8.3f} % {:>8.3f} % {:>9} {:>9}\n", "cost", count, contended,
               100 * cost.worst, 100 * cost.sum / static_cast<double>(count), cost.above, cost.unproven);
    if (moving == 0) return;
    fmt::print("{:<14} {:>9} {:>9} {:>10} {:>10} {:>9} {:>9}\n", "", "moving", "in all", "worst", "mean",
               "above", "unproven");
    fmt::print("{:<14} {:>9} {:>9.0f} {:>10.0f} {:>10.3f} {:>9} {:>9}\n", "movement", moving, moved,
               movement.worst, movement.sum / static_cast<double>(count), movement.above, movement.unproven);
}

} // namespace

int main(int argc, char** argv) {
    const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 200;
    const std::uint64_t first = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    const auto lp = std::filesystem::temp_directory_path() / fmt::format("intouch-{}.lp", getpid());
    series fresh;
    series later;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        fresh.add(seed, "instance", instance(seed), lp);
        later.add(seed, "a day later", a_day_later(seed), lp);
    }
    fresh.print("from nothing");
    later.print("a day later");
    const bool proven = fresh.cost.unproven * 4 <= count && later.movement.unproven * 4 <= count;
    return fresh.cost.above == 0 && later.movement.sum * 11 <= later.moved && proven ? 0 : 1;
}
