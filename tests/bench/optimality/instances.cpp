// SPDX-License-Identifier: MIT
#include "bench/optimality/instances.hpp"

#include "plan/generated.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::bench {

using namespace intouch::test;

namespace {

constexpr int fewest_people = 5;
constexpr int most_people = 40;
/// Minutes a week that 40 people need about.
constexpr double most_given = 320;

/// The blocks of one person are apart; now and then two overlap.
roster::block evening(dice& d, int n, int apart) {
    constexpr std::array<unsigned, 4> weekdays{0b0000100, 0b0010100, 0b0111110, 0b1000000};
    constexpr std::array<int, 5> hours{8, 12, 17, 17, 19};
    constexpr std::array<int, 5> lengths{30, 45, 60, 60, 120};
    roster::block b;
    b.id = fmt::format("block{}", n);
    b.name = b.id;
    week_range r{.weekdays = d.of(weekdays), .nth = 0, .from = std::chrono::hours(d.of(hours)), .to = {}};
    r.from += minutes(n * apart);
    r.to = r.from + minutes(d.of(lengths));
    b.when = {r};
    if (d.one_in(5)) b.via = {"call"};
    if (d.one_in(5)) b.circles = {"a"};
    return b;
}

roster::person contact(dice& d, const std::string& id, date today) {
    constexpr std::array<std::string_view, 6> zones{"Europe/London", "Asia/Tokyo",       "America/New_York",
                                                    "Asia/Kolkata",  "Pacific/Auckland", "Europe/Berlin"};
    constexpr std::array<std::string_view, 8> channels{"call", "call", "call",   "call",
                                                       "text", "text", "letter", "visit"};
    constexpr std::array<span, 6> spans{{{1, span_unit::week},
                                         {2, span_unit::week},
                                         {1, span_unit::month},
                                         {1, span_unit::month},
                                         {3, span_unit::month},
                                         {1, span_unit::year}}};
    roster::person p;
    p.id = id;
    p.name = id;
    if (d.one_in(2)) p.circles.emplace_back("a");
    p.cadence.every = d.of(spans);
    p.cadence.via = std::vector<std::string>{std::string(d.of(channels))};
    if (d.one_in(2)) p.zone = zone(d.of(zones));
    if (d.one_in(3)) {
        week_range r{.weekdays = 0b1111111, .nth = 0, .from = minutes(15 * d.below(64)), .to = {}};
        r.to = r.from + std::chrono::hours(2 + d.below(8));
        p.reach = {r};
    }
    const int every = static_cast<int>(mean_days(*p.cadence.every));
    p.last = today - days(d.below(every + every / 2));
    return p;
}

roster::block night(dice& d) {
    roster::block b;
    b.id = "night";
    b.name = b.id;
    week_range r{.weekdays = 0b0010100, .nth = 0, .from = std::chrono::hours(23), .to = {}};
    r.from += minutes(15 * d.below(4));
    r.to = r.from + minutes(30 * (2 + d.below(3)));
    b.when = {r};
    return b;
}

/// Minutes a week: what the person needs, and what the block gives.
double needed(const world& w, const roster::person& p) {
    const auto& channel = w.settings.channels.at(p.cadence.via->front());
    return static_cast<double>(channel.minutes.count()) * 7 / mean_days(*p.cadence.every);
}
double given(const roster::block& b) {
    const auto length = static_cast<double>((b.when[0].to - b.when[0].from).count());
    return length * static_cast<double>(b.when[0].weekdays.count());
}
bool lets_in(const roster::block& b, const roster::person& p) {
    return (b.via.empty() || b.via.front() == p.cadence.via->front()) &&
           (b.circles.empty() || !p.circles.empty());
}

/// What the people who wait for blocks need, for each minute that the blocks give.
double load(const world& w) {
    double need = 0;
    double give = 0;
    for (const auto& [id, b] : w.settings.blocks) give += given(b);
    for (const auto& [id, p] : w.roster.people) {
        const bool waits =
            std::ranges::any_of(w.settings.blocks, [&](const auto& b) { return lets_in(b.second, p); });
        need += waits ? needed(w, p) : 0;
    }
    return need / give;
}

/// Some people were tried without success in the last days, often at the hour of a block. Some have a day or a
/// time that the user chose.
void some_past(dice d, world& w, date today) {
    for (const auto& [id, p] : w.roster.people) {
        if (d.one_in(5)) {
            const roster::block& b = w.settings.blocks.begin()->second;
            const minutes at = d.one_in(2) ? b.when[0].from + minutes(5) : minutes(15 * d.below(96));
            w.log({.person = id,
                   .outcome = ledger::entry_kind::no_answer,
                   .on = when{today - days(1 + d.below(4)), at % days(1)}});
        }
        if (!d.one_in(8)) continue;
        when to{today + days(1 + d.below(30)), std::nullopt};
        if (d.one_in(2)) to.time = minutes(15 * d.below(96));
        w.append(record::record_move(w.input(), {.person = id}, to, {}, w.ids()));
    }
}

/// An event that may come on any day; `n` is its number on that day.
void something(dice& d, world& w, int n) {
    const date today = day_at(w.home, w.moment);
    std::vector<std::string> ids;
    for (const auto& [id, p] : w.roster.people) ids.push_back(id);
    const std::string who = ids[static_cast<std::size_t>(d.below(static_cast<int>(ids.size())))];
    switch (d.below(6)) {
    case 0:
        w.log({.person = who});
        break;
    case 1:
        w.log({.person = who, .outcome = ledger::entry_kind::no_answer});
        break;
    case 2: {
        const std::string id = fmt::format("q{}", n);
        w.roster.people[id] = contact(d, id, today);
        w.join();
        break;
    }
    case 3:
        w.roster.people[who].cadence = contact(d, who, today).cadence;
        break;
    case 4: {
        const when to{today + days(1 + d.below(14)), minutes(15 * d.below(96))};
        w.append(record::record_move(w.input(), {.person = who}, to, {}, w.ids()));
        break;
    }
    default: {
        const date from = today + days(2 + d.below(10));
        w.away.push_back({from, from + days(d.below(4)), "away"});
    }
    }
}

} // namespace

world instance(std::uint64_t seed) {
    dice d(seed);
    world w;
    w.home = zone("Europe/Berlin");
    w.settings.zone = w.home;
    w.moment = parse_instant("2026-12-01T07:00:00Z").value();
    const date today = day_at(w.home, w.moment);
    dice more(seed * 15485867);
    const double wanted = 0.5 + 0.1 * static_cast<double>(seed % 16);
    const int blocks = 1 + d.below(3);
    const int apart = more.one_in(6) ? 30 : 130;
    for (int i = 0; i < blocks; ++i) {
        const roster::block b = evening(d, i, apart);
        w.settings.blocks[b.id] = b;
    }
    if (blocks < 3 && more.one_in(2)) w.settings.blocks["night"] = night(more);
    double give = 0;
    for (auto& [id, b] : w.settings.blocks) { // no more than 40 people can fill
        if (give + given(b) > most_given / wanted) b.when[0].weekdays = 0b0000100;
        give += given(b);
    }
    if (d.one_in(3)) w.settings.channels["call"].hours = parse_hours("09:00-20:00").value();
    if (d.one_in(2)) w.away.push_back({today + days(19), today + days(30), "away"});
    w.roster.circles["a"].id = "a";
    for (int i = 0; i < most_people && (i < fewest_people || load(w) < wanted); ++i) {
        const std::string id = fmt::format("p{:02}", i);
        w.roster.people[id] = contact(d, id, today);
    }
    w.join();
    if (more.one_in(2)) some_past(more, w, today);
    return w;
}

world in_use(std::uint64_t seed, int days_of_use) {
    world w = instance(seed);
    dice d(seed * 49979687);
    for (int n = 0; n < days_of_use; ++n) {
        const plan::agenda shown = w.plan_and_publish();
        const date today = day_at(w.home, w.moment);
        const instant morning = w.moment;
        for (const plan::touch& t : shown.touches) {
            if (t.day != today || !t.firm || d.one_in(10)) continue; // one in ten days passes without a word
            const bool live = w.settings.channels.at(t.channel).live;
            const int fate = live ? d.below(10) : 0;
            w.moment = t.start ? std::max(morning, *t.end) : morning + std::chrono::hours(10);
            w.log({.person = t.person,
                   .outcome = !live      ? ledger::entry_kind::sent
                              : fate < 5 ? ledger::entry_kind::reached
                              : fate < 8 ? ledger::entry_kind::no_answer
                                         : ledger::entry_kind::left_message});
        }
        w.plan_and_publish();
        w.moment = morning + days(1);
        w.append(record::record_missed(w.input(), w.ids()));
    }
    return w;
}

world a_day_later(std::uint64_t seed) {
    world w = instance(seed);
    w.plan_and_publish();
    dice d(seed * 86028121);
    w.moment += days(1);
    w.append(record::record_missed(w.input(), w.ids()));
    const int happened = 1 + d.below(4);
    for (int n = 0; n < happened; ++n) something(d, w, n);
    return w;
}

} // namespace intouch::bench
