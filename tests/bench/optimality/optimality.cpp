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
// This is the proof of the 1 %. The bound that the planner itself reports (assign.cpp) needs no solver and is
// below every arrangement, but loose where many compete: 41 % at 100 people with thrice what their blocks
// hold. What it leaves open is what a Lagrangian relaxation of whole touches to whole blocks cannot see, the
// order and the gaps inside them; how much of it is real, only a solver can say, and of that size none does.
//
//     plan_optimality [INSTANCES [FIRST]]
//
// Prints a table and ends with 1 when an instance is further than 1 % from the optimum, or when CBC, absent
// or slow, proved fewer than three of four.
#include "bench/optimality/instances.hpp"
#include "bench/optimality/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

using namespace intouch;
using namespace intouch::bench;

int main(int argc, char** argv) {
    const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 200;
    const std::uint64_t first = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    const auto lp = std::filesystem::temp_directory_path() / fmt::format("intouch-{}.lp", first);
    double worst = 0;
    double sum = 0;
    std::uint64_t unproven = 0;
    std::uint64_t above = 0;
    std::uint64_t contended = 0;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        const world w = instance(seed);
        const program p(w, plan::plan(w.input()));
        const auto [least, proven] = p.solve(lp);
        const double gap = p.ours > least ? (p.ours - least) / std::max(least, 1e-9) : 0;
        if (gap > 0.001 || !proven)
            fmt::print("instance {}: {} people, ours {:.2f}, CBC {:.2f}{}, gap {:.2f} %\n", seed, p.people(),
                       p.ours, least, proven ? "" : " (stopped)", 100 * gap);
        std::fflush(stdout);
        worst = std::max(worst, gap);
        sum += gap;
        unproven += proven ? 0 : 1;
        above += gap > 0.01 ? 1 : 0;
        contended += p.ours > 0 ? 1 : 0;
    }
    fmt::print("{:>9} {:>9} {:>9} {:>9} {:>9} {:>9}\n", "instances", "cost > 0", "worst", "mean", "above 1%",
               "unproven");
    fmt::print("{:>9} {:>9} {:>7.3f} % {:>7.3f} % {:>9} {:>9}\n", count, contended, 100 * worst,
               100 * sum / static_cast<double>(count), above, unproven);
    return above == 0 && unproven * 4 <= count ? 0 : 1;
}
