// SPDX-License-Identifier: MIT
// Does the plan stay where it is? Simulates a year of 300 people, event by event, with lib/ledger and
// lib/plan and with two rules of other tools. Tries, missed days, holidays and edits are the same for all.
// Further years in which the blocks give too little show which people have to wait.
//
//     steadiness [--seed N] [--people N] [--svg FILE]
//
// Prints one table, the moves by event, and how much longer than wished each cadence took in shortage.
// Ends with 1 when the planner misses its targets: moved touches per event <= 2, none in the freeze, 95 % of
// touches within their tolerance when the blocks suffice, longest by shortest stretch <= 1.25.
#include "bench/steadiness/methods.hpp"
#include "bench/steadiness/picture.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace intouch;
using namespace intouch::bench;

std::vector<tally> lived(const scenario& s) {
    std::vector<tally> out;
    out.push_back(by_intouch(s));
    out.push_back(by_rule(s, rule::balanced));
    out.push_back(by_rule(s, rule::naive));
    return out;
}

void head() {
    fmt::print("{:<10} {:<13} {:>5} {:>7} {:>7} {:>11} {:>9} {:>9} {:>10} {:>9} {:>8}\n", "scenario",
               "method", "use", "events", "moved", "moved/event", "in freeze", "p95 late", "p95 retry",
               "weeks over", "stretch");
}

void row(const scenario& s, const tally& t) {
    const auto all = t.all();
    fmt::print("{:<10} {:<13} {:>4.0f}% {:>7} {:>7} {:>11.2f} {:>9} {:>9.2f} {:>10.2f} {:>9} {:>8.2f}\n",
               s.name, t.method(), 100 * t.use(), all.events, all.moved,
               static_cast<double>(all.moved) / all.events, t.in_freeze(), t.lateness(0.95),
               t.lateness_of_retries(0.95), t.weeks_over(), t.longest_by_shortest());
}

void by_event(const tally& t) {
    fmt::print("\n{}: moved beyond whom the event concerns\n{:<10} {:>7} {:>7} {:>7} {:>6}\n", t.method(),
               "event", "events", "moved", "mean", "most");
    for (const auto& [what, e] : t.by_event())
        fmt::print("{:<10} {:>7} {:>7} {:>7.2f} {:>6}\n", what, e.events, e.moved,
                   static_cast<double>(e.moved) / e.events, e.most);
}

void by_cadence(std::string_view what, const std::vector<tally>& methods,
                const std::function<std::map<double, double>(const tally&)>& of) {
    fmt::print("\n{}, by cadence in days\n{:<13}", what, "");
    for (const auto& [every, x] : of(methods.front())) fmt::print(" {:>6.0f}", every);
    fmt::print("\n");
    for (const tally& t : methods) {
        fmt::print("{:<13}", t.method());
        for (const auto& [every, x] : of(t)) fmt::print(" {:>6.2f}", x);
        fmt::print("\n");
    }
}

} // namespace

int main(int argc, char** argv) {
    scenario year{.name = "a year"};
    std::string svg;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view option = argv[i];
        if (option == "--seed") year.seed = std::strtoull(argv[i + 1], nullptr, 10);
        if (option == "--people")
            year.people = std::atoi(argv[i + 1]); // NOLINT(cert-err34-c): one's own tool
        if (option == "--svg") svg = argv[i + 1];
    }
    scenario shortage = year;
    shortage.name = "shortage";
    shortage.years = 9;
    shortage.settling = 3;
    shortage.load = 1.6;
    shortage.eventful = false;
    shortage.every_one = false;

    const auto enough = lived(year);
    const auto short_of = lived(shortage);
    head();
    for (const tally& t : enough) row(year, t);
    for (const tally& t : short_of) row(shortage, t);
    for (const tally& t : enough) by_event(t);
    by_cadence("a year: lateness of 95 % of touches, 1 is at the end of the window", enough,
               [](const tally& t) { return t.lateness_by_cadence(0.95); });
    by_cadence("shortage: the way from contact to contact, as many cadences", short_of,
               [](const tally& t) { return t.stretch(); });
    if (!svg.empty()) std::ofstream(svg) << picture(enough);

    const tally& ours = enough.front();
    const auto all = ours.all();
    const bool steady = all.moved <= 2 * all.events && ours.in_freeze() == 0;
    const bool in_time = ours.lateness(0.95) <= 1;
    const bool fair = short_of.front().longest_by_shortest() <= 1.25;
    fmt::print("\nmoved per event {}, in time {}, fair {}\n", steady ? "kept" : "MISSED",
               in_time ? "kept" : "MISSED", fair ? "kept" : "MISSED");
    return steady && in_time && fair ? 0 : 1;
}
