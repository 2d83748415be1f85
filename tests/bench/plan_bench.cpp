// SPDX-License-Identifier: MIT
// plan() on rosters of many people: from nothing, again with everything published, and with far too little
// room.
#include "plan/due/demands.hpp"
#include "plan/make_schedule.hpp"
#include "plan/plan.hpp"
#include "plan/solver/assign.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace intouch;

struct world {
    roster::settings settings = roster::default_settings();
    roster::roster roster;
    ledger::state state;
    ledger::published_plan published;
    ledger::published_pace pace;
    std::vector<plan::away_span> away;
    time_zone home = time_zone::load("Europe/Berlin").value();
    instant moment = parse_instant("2026-12-01T08:00:00Z").value();

    [[nodiscard]] plan::plan_input input() const {
        return {.settings = settings,
                .roster = roster,
                .state = state,
                .published = published,
                .away = away,
                .zone = home,
                .moment = moment,
                .instance = "bench",
                .has_store = true,
                .pace = pace};
    }
};

/// A cadence so many times as long, at most ten years.
span stretched(span s, int factor) {
    const int most = s.unit == span_unit::week ? 520 : s.unit == span_unit::month ? 120 : 10;
    return {std::min(most, s.count * factor), s.unit};
}

/// `tightness`: minutes needed a week for each minute that the blocks give. One person makes one call at a time:
/// the more people, the longer their cadences, and the shorter their calls.
world people(int count, double tightness) {
    constexpr std::array<std::string_view, 4> zones{"Europe/London", "Asia/Tokyo", "America/New_York",
                                                    "Europe/Berlin"};
    constexpr std::array<std::string_view, 4> reach{"Mon-Fri 08:00-20:00", "Mon-Sun 06:00-12:00",
                                                    "Mon-Fri 17:00-23:00", "Sat,Sun 09:00-21:00"};
    constexpr std::array<span, 5> every{{{2, span_unit::week},
                                         {1, span_unit::month},
                                         {2, span_unit::month},
                                         {3, span_unit::month},
                                         {1, span_unit::year}}};
    world w;
    const date today = day_at(w.home, w.moment);
    double needed = 0;
    const int factor = std::max(1, count / 1000);
    const int call = count > 10'000 ? 5 : 25;
    w.settings.channels["call"].minutes = minutes(call);
    w.settings.channels["letter"].minutes = minutes(std::min(call, 20));
    for (int i = 0; i < count; ++i) {
        const auto n = static_cast<std::size_t>(i);
        roster::person p;
        p.id = fmt::format("person-{:06}", i);
        p.name = p.id;
        p.cadence.every = stretched(every.at(n % every.size()), factor);
        p.zone = time_zone::load(zones.at(n / 3 % zones.size())).value();
        p.details = {{"phone", "+1"}};
        if (i % 2 == 0) p.reach = {parse_week_range(reach.at(n / 5 % reach.size())).value()};
        if (i % 7 == 0) p.cadence.via = std::vector<std::string>{"letter"};
        const auto back =
            static_cast<int>((n * 7919) % static_cast<std::size_t>(mean_days(*p.cadence.every)));
        p.last = today - days(back);
        needed += (i % 7 == 0 ? std::min(call, 20) : call) * 7 / mean_days(*p.cadence.every);
        w.state.people[p.id].joined = today;
        w.roster.people.emplace(p.id, std::move(p));
    }
    // Five blocks on five days, one after the other.
    constexpr int blocks = 5;
    const int length = std::clamp(static_cast<int>(needed / tightness / 5 / blocks) / 5 * 5, 30, 280);
    for (int i = 0; i < blocks; ++i) {
        roster::block b;
        b.id = fmt::format("block-{}", i);
        b.name = b.id;
        week_range r{.weekdays = 0b0111110, .nth = 0, .from = std::chrono::hours(6), .to = {}};
        r.from += minutes(i * length);
        r.to = r.from + minutes(length);
        if (r.from >= days(1)) { // the last block begins after midnight
            r.from -= days(1);
            r.to -= days(1);
            r.weekdays = 0b1111100;
        }
        b.when = {r};
        w.settings.blocks[b.id] = b;
    }
    return w;
}

/// The most memory that this process had so far, roster included.
double most_megabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (word != "VmHWM:") continue;
        double kilobytes = 0;
        status >> kilobytes;
        return kilobytes / 1024;
    }
    return 0;
}

void from_nothing(benchmark::State& state) {
    const world w = people(static_cast<int>(state.range(0)), 0.7);
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(plan::plan(w.input()));
    state.SetComplexityN(state.range(0));
    state.counters["most_MB"] = most_megabytes();
}

/// The assignment alone, and its cost.
void assignment(benchmark::State& state) {
    const world w = people(static_cast<int>(state.range(0)), static_cast<double>(state.range(1)) / 100);
    const plan::plan_input in = w.input();
    const plan::demands all = plan::collect_demands(in);
    const plan::away_days away(in.away);
    double cost = 0;
    for ([[maybe_unused]] auto _ : state) {
        const plan::busy_times free;
        plan::schedule s = plan::make_schedule(in, all.wanted, away, free);
        plan::assign(s, {});
        cost = 0;
        for (std::size_t index = 0; index < s.size(); ++index)
            cost += s.placed(index) ? s.cost_now(index) : 0;
    }
    state.counters["cost"] = cost;
}

void as_published(benchmark::State& state) {
    world w = people(static_cast<int>(state.range(0)), 0.7);
    const plan::agenda first = plan::plan(w.input());
    w.published = plan::to_publish(first);
    w.pace = first.pace;
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(plan::plan(w.input()));
    state.SetComplexityN(state.range(0));
    state.counters["most_MB"] = most_megabytes();
}

void threefold_shortage(benchmark::State& state) {
    const world w = people(static_cast<int>(state.range(0)), 3.0);
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(plan::plan(w.input()));
    state.SetComplexityN(state.range(0));
}

void wanted_alone(benchmark::State& state) {
    const world w = people(static_cast<int>(state.range(0)), 0.7);
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(plan::collect_demands(w.input()));
    state.SetComplexityN(state.range(0));
}

} // namespace

BENCHMARK(wanted_alone)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);
// At most 5 ms for 1,000 people, 60 ms for 10,000, and 2 s and 300 MB for 100,000. Start the program with the
// last case alone to see its memory.
BENCHMARK(as_published)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond)->Complexity();
BENCHMARK(from_nothing)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond)->Complexity();
// At most 500 ms for 10,000 people.
BENCHMARK(threefold_shortage)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK(assignment)
    ->ArgNames({"people", "load_%"})
    ->ArgsProduct({{30, 100, 1000, 10000}, {70, 150}})
    ->Unit(benchmark::kMillisecond);
