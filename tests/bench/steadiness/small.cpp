// SPDX-License-Identifier: MIT
#include "bench/steadiness/small.hpp"

#include "bench/steadiness/bars.hpp"
#include "bench/steadiness/by_planner.hpp"
#include "bench/steadiness/by_rule.hpp"
#include "bench/steadiness/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace intouch::bench {

namespace {

/// What half a year adds to a mean of four lives by chance alone. What is not named here is too noisy to be tested so.
constexpr std::array<std::pair<std::string_view, double>, 8> noise{{{"moved", 0.05},
                                                                    {"moved-p95", 0},
                                                                    {"after-miss", 0.2},
                                                                    {"fixed-moved", 0},
                                                                    {"promise-p90", 0.15},
                                                                    {"of-bound", 0.05},
                                                                    {"about-in-week", 0},
                                                                    {"told-at-last", 0.05}}};

figures live(const scenario& s) {
    const setting here = make_setting(s);
    figures f = measure(by_planner(s, here));
    f.of_bound = f.contacts / measure(by_rule(s, rule::just_in_time, here)).contacts;
    return f;
}

void add(scenario s, std::vector<trial>& to) {
    std::vector<figures> lives; // one half year alone is mostly chance
    for (s.seed = 1; s.seed <= 4; ++s.seed) lives.push_back(live(s));
    const figures f = mean(lives);
    for (const auto& [id, width] : noise) {
        const bar b = bar_of(id).value();
        const double at = value_at(b, s.load);
        to.push_back({.what = fmt::format("{}, load {}: {}", s.roster, s.load, id),
                      .value = f.*std::ranges::find(columns(), id, &column::id)->of,
                      .at_least = b.at_least,
                      .bar = b.at_least ? at - width : at + width});
    }
}

} // namespace

std::vector<trial> run_small() {
    std::vector<trial> out;
    add({.roster = "parent", .load = 2, .years = 0.5}, out);
    add({.roster = "mixed", .load = 1.3, .years = 0.5}, out);
    return out;
}

} // namespace intouch::bench
