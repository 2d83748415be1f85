// SPDX-License-Identifier: MIT
// Measures how far plan() stays from the least cost. Rosters of 5 to 40 people, with too little and too much
// time, are planned from nothing. Each becomes a mixed-integer program too, which CBC, a separate program,
// solves.
//
// The program computes costs, windows, blocks and hours itself, minute by minute. Only the demands come from
// the planner, and whether a touch waits for a block at all. The program is exact. Where hours, pins, an hour
// to avoid or midnight bind, a touch chooses its start in steps of 5 minutes; all lengths and hours are
// multiples of 5. Elsewhere a touch chooses an occurrence, and minutes add up. A choice is left out only when
// it alone costs more than the planner's whole answer leaves for it. Pins keep their place and take their
// minutes. A retry keeps away from the hour that failed where the planner found that possible.
//
// Each roster is planned again a day later, after up to four events, with the plan of the day before as
// published. The solver then finds how far the cost is from the least of all arrangements. It also finds the
// least movement (minutes times days of unchanged demands) at no more than that cost; where more than four
// people move, no more people may move. A day later the planner does not claim the least cost: a touch in its
// window is not moved to save a little, and few touches move for a new one. The second table shows the price
// of that.
//
// The test proves the 1 % of the objective. The bound that the planner reports (assign.cpp) needs no solver
// and is below every arrangement. It is loose where many compete: 41 % at 100 people with three times what
// the blocks hold, because a Lagrangian relaxation sees no order and no gaps inside a block.
//
//     plan_optimality [INSTANCES [FIRST]]
//
// Prints two tables. Ends with 1 when a plan from nothing is more than 1 % from the optimum, when the plans
// of a day later move a tenth more than necessary for their cost, or when CBC proved fewer than three of four
// instances.
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

/// How far one measure lies above its least value, over all instances.
struct tally {
    double worst = 0; ///< of an instance
    double sum = 0;
    std::uint64_t above = 0;
    std::uint64_t unproven = 0;
};

struct series {
    std::uint64_t count = 0;
    std::uint64_t contended = 0; ///< instances with a cost above 0
    tally cost;                  ///< as a share of the least
    std::uint64_t moving = 0;    ///< instances in which an unchanged demand moves
    tally movement;              ///< in minutes times days
    double moved = 0;            ///< in all instances

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
