// SPDX-License-Identifier: MIT
// Does the plan hold? Simulates years of eight rosters, day by day, with the real planner, at loads from half of
// what fits to four times as much, beside two rules of other tools and the planner before this one.
//
//     steadiness [--seeds N] [--years N] [--rosters A,B] [--loads 1,1.3] [--svg FILE] [--keep FILE] [--beside FILE]
//                [--no-trials] [--each]
//     steadiness --small
//
// A load is need, with tries and waste, over places. Prints a table for each load, each figure beside its bar, then
// the trials that stand alone. `--each` prints the tables of each roster too. `--keep` writes the planner's figures
// to a file, `--beside` reads such a file, usually before.txt. `--small` lives half a year of two rosters only. Ends
// with 1 when a figure misses its bar.
#include "bench/steadiness/bars.hpp"
#include "bench/steadiness/by_planner.hpp"
#include "bench/steadiness/by_rule.hpp"
#include "bench/steadiness/in_parallel.hpp"
#include "bench/steadiness/picture.hpp"
#include "bench/steadiness/report.hpp"
#include "bench/steadiness/small.hpp"
#include "bench/steadiness/trials.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <mutex>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace intouch::bench;

struct options {
    int seeds = 1;
    double years = 2;
    std::vector<std::string> rosters{roster_names.begin(), roster_names.end()};
    std::vector<double> loads{intouch::bench::loads.begin(), intouch::bench::loads.end()};
    std::string svg;
    std::string keep;
    std::string beside = INTOUCH_SOURCE_DIR "/tests/bench/steadiness/before.txt";
    bool small = false;
    bool trials = true;
    bool each = false;
};

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, ',');) out.push_back(part);
    return out;
}

options parsed(int argc, char** argv) {
    options o;
    for (int i = 1; i < argc; ++i) {
        const std::string_view name = argv[i];
        const std::string value = i + 1 < argc ? argv[i + 1] : "";
        if (name == "--no-trials") o.trials = false;
        if (name == "--each") o.each = true;
        if (name == "--small") o.small = true;
        if (name == "--seeds") o.seeds = std::stoi(value);
        if (name == "--years") o.years = std::stod(value);
        if (name == "--rosters") o.rosters = split(value);
        if (name == "--svg") o.svg = value;
        if (name == "--keep") o.keep = value;
        if (name == "--beside") o.beside = value;
        if (name != "--loads") continue;
        o.loads.clear();
        for (const auto& load : split(value)) o.loads.push_back(std::stod(load));
    }
    return o;
}

/// The planner, the two rules, and the bound for all three.
void live(const scenario& s, results& into, std::mutex& guard) {
    const setting here = make_setting(s);
    const double bound = measure(by_rule(s, rule::just_in_time, here)).contacts;
    const auto add = [&](const std::string& method, const trace& t) {
        figures f = measure(t);
        f.of_bound = f.contacts / bound;
        const std::lock_guard lock(guard);
        into[{method, s.roster, s.load}].push_back(f);
    };
    add("intouch", by_planner(s, here));
    add("balanced", by_rule(s, rule::balanced, here));
    add("naive", by_rule(s, rule::naive, here));
}

results all_lives(const options& o) {
    results out;
    std::mutex guard;
    std::vector<std::function<void()>> work;
    for (int seed = 1; seed <= o.seeds; ++seed)
        for (const auto& roster : o.rosters)
            for (const double load : o.loads)
                work.emplace_back([&, s = scenario{.roster = roster,
                                                   .load = load,
                                                   .seed = static_cast<std::uint64_t>(seed),
                                                   .years = o.years}] { live(s, out, guard); });
    in_parallel(work);
    return out;
}

/// The bars are for the mean of the six rosters.
int print_tables(const results& all, const options& o) {
    std::vector<std::string> six;
    std::vector<std::string> eventful;
    for (const auto& roster : o.rosters) (is_eventful(roster) ? eventful : six).push_back(roster);
    int missed = 0;
    int others = 0;
    const auto of = [&](const std::vector<std::string>& some) {
        return fmt::format("{}, {} seeds, {} years", fmt::join(some, ", "), o.seeds, o.years);
    };
    if (!six.empty()) fmt::print("{}", table(all, of(six), six, o.loads, missed));
    if (!eventful.empty()) fmt::print("{}", table(all, of(eventful), eventful, o.loads, others));
    if (o.each)
        for (const auto& roster : o.rosters) fmt::print("{}", table(all, roster, {roster}, o.loads, others));
    return missed;
}

int print(const std::string& title, const std::vector<trial>& all) {
    int missed = 0;
    fmt::print("\n{}\n", title);
    for (const trial& t : all) {
        const bool kept = std::isnan(t.value) || (t.at_least ? t.value >= t.bar : t.value <= t.bar);
        if (!kept) ++missed;
        fmt::print("{:<70}{:>8.2f} {} {:.2f} {}\n", t.what, t.value, t.at_least ? ">=" : "<=", t.bar,
                   kept ? "" : "!");
    }
    return missed;
}

} // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): whoever runs it reads the exception
int main(int argc, char** argv) {
    const options o = parsed(argc, argv);
    if (o.small) return print("half a year of two rosters", run_small()) == 0 ? 0 : 1;
    results all = all_lives(o);
    if (!o.keep.empty()) std::ofstream(o.keep) << write_results(all, "intouch");
    std::ifstream kept(o.beside);
    read_results(std::string(std::istreambuf_iterator<char>(kept), {}), all);
    int missed = print_tables(all, o);
    if (o.trials) missed += print("trials", run_trials());
    if (!o.svg.empty()) {
        const scenario s{.roster = o.rosters.front(), .load = o.loads.back(), .years = o.years};
        std::ofstream(o.svg) << picture({{"intouch", by_planner(s)},
                                         {"balanced", by_rule(s, rule::balanced)},
                                         {"last + every", by_rule(s, rule::naive)}});
    }
    fmt::print("\n{} figures miss their bar\n", missed);
    return missed == 0 ? 0 : 1;
}
