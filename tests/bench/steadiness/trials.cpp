// SPDX-License-Identifier: MIT
#include "bench/steadiness/trials.hpp"

#include "bench/steadiness/by_planner.hpp"
#include "bench/steadiness/by_rule.hpp"
#include "bench/steadiness/in_parallel.hpp"
#include "bench/steadiness/measure.hpp"
#include "bench/steadiness/room.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace intouch::bench {

namespace {

constexpr std::size_t six = 6;

/// The mean of `of` over the six rosters; NaN says nothing.
double over_six(const scenario& s, const std::function<double(const scenario&)>& of) {
    double sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < six; ++i) {
        scenario one = s;
        one.roster = roster_names.at(i);
        const double value = of(one);
        if (std::isnan(value)) continue;
        sum += value;
        ++count;
    }
    return count == 0 ? NAN : sum / count;
}

double moved(const scenario& s) { return measure(by_planner(s)).moved_mean; }

/// The greatest pace, as a multiple of the first one.
double growth_of_pace(const scenario& s) {
    const trace t = by_planner(s);
    const auto most = std::ranges::max_element(t.plannings, {}, &planning::pace);
    return most->pace / t.plannings.front().pace;
}

/// Dates of the first two weeks in the first plan.
std::vector<std::string> first_two_weeks(const trace& t) {
    std::vector<std::string> out;
    for (const telling& one : t.tellings)
        if (one.planning == 0 && one.now.day < t.first + days(14)) out.push_back(one.owner);
    return out;
}

/// How full the first two weeks are, beside the rule that leaves no room free.
double first_weeks_full(scenario s) {
    s.chance.ignored = 0;
    const trace bound = by_rule(s, rule::just_in_time);
    const auto most =
        std::ranges::count_if(bound.tries, [&](const auto& x) { return x.on < bound.first + days(14); });
    const auto planned = first_two_weeks(by_planner(s)).size();
    return std::min(1.0,
                    static_cast<double>(planned) / static_cast<double>(std::max<std::ptrdiff_t>(1, most)));
}

/// The share of those of the first two weeks who are protected, or among as many who are the latest.
double first_weeks_latest(const scenario& s) {
    const trace t = by_planner(s);
    const setting here = make_setting(s);
    std::vector<std::pair<double, std::string>> late;
    for (const auto* p : those_who_speak(here.world.roster))
        if (!here.protected_people.contains(p->id))
            late.emplace_back(-static_cast<double>((t.first - *p->last).count()) / every_of(here.world, *p),
                              p->id);
    std::ranges::sort(late);
    const auto chosen = first_two_weeks(t);
    std::set<std::string> wanted = here.protected_people;
    for (std::size_t i = 0; i < std::min(chosen.size(), late.size()); ++i) wanted.insert(late[i].second);
    const auto right = std::ranges::count_if(chosen, [&](const auto& id) { return wanted.contains(id); });
    return chosen.empty() ? NAN : static_cast<double>(right) / static_cast<double>(chosen.size());
}

} // namespace

std::vector<trial> run_trials() {
    struct plan_of_trial {
        trial told;
        scenario s;
        std::function<double(const scenario&)> of;
    };
    const odds rarely{.reached = 0.3, .no_answer = 0.42};
    const odds mostly{.reached = 0.7, .no_answer = 0.18};
    const auto changes = [](const scenario& s) { return measure(by_planner(s)).short_changes; };
    const auto fairness = [](const scenario& s) { return measure(by_planner(s)).fairness; };
    std::vector<plan_of_trial> all{
        {{"others moved a log, blocks halved after a year, load 1.3", 0, false, 0.15},
         {.load = 1.3, .blocks_after_a_year = 0.5},
         moved},
        {{"others moved a log, blocks doubled after a year, load 2", 0, false, 0.15},
         {.load = 2, .blocks_after_a_year = 2},
         moved},
        {{"others moved a log, 3 of 10 tries succeed, load 1.3", 0, false, 0.05},
         {.load = 1.3, .chance = rarely},
         moved},
        {{"others moved a log, 7 of 10 tries succeed, load 1.3", 0, false, 0.05},
         {.load = 1.3, .chance = mostly},
         moved},
        {{"changes between short and not short a year, load 0.95", 0, false, 1},
         {.load = 0.95, .years = 4},
         changes},
        {{"changes between short and not short a year, load 1", 0, false, 1},
         {.load = 1, .years = 4},
         changes},
        {{"growth of the pace, nothing logged for a year, load 1.3", 0, false, 1.3},
         {.load = 1.3, .years = 1, .logs = false},
         growth_of_pace},
        {{"all overdue on day one: the first two weeks are full, load 1.3", 0, true, 0.95},
         {.load = 1.3, .years = 1, .overdue = true},
         first_weeks_full},
        {{"all overdue on day one: the latest and protected come first, load 1.3", 0, true, 0.8},
         {.load = 1.3, .years = 1, .overdue = true},
         first_weeks_latest},
        {{"nobody protected: most by least stretch of a cadence, load 1.3", 0, false, 1.6},
         {.load = 1.3, .years = 4, .protects = false},
         fairness},
        {{"nobody protected: most by least stretch of a cadence, load 2", 0, false, 1.6},
         {.load = 2, .years = 4, .protects = false},
         fairness},
    };
    std::vector<std::function<void()>> work;
    work.reserve(all.size());
    for (auto& one : all) work.emplace_back([&one] { one.told.value = over_six(one.s, one.of); });
    in_parallel(work);
    std::vector<trial> out;
    for (auto& one : all) out.push_back(std::move(one.told));
    return out;
}

} // namespace intouch::bench
