// SPDX-License-Identifier: MIT
#include "bench/steadiness/village.hpp"

#include "core/digest.hpp"
#include "roster/effective.hpp"

#include <algorithm>
#include <array>

namespace intouch::bench {

namespace {

using test::dice;

struct tier {
    span every;
    int weight;
};
/// In hundredths; quarterly and half-yearly people are the most frequent, as on published rosters.
constexpr std::array<tier, 7> tiers{{{{1, span_unit::week}, 2},
                                     {{2, span_unit::week}, 5},
                                     {{1, span_unit::month}, 14},
                                     {{2, span_unit::month}, 19},
                                     {{3, span_unit::month}, 28},
                                     {{6, span_unit::month}, 16},
                                     {{1, span_unit::year}, 16}}};

std::uint64_t number(const scenario& s, std::string_view of, int nth) {
    return tie_break(fmt::format("{}/{}/{}", s.seed, of, nth));
}

span some_cadence(dice& d) {
    int at = d.below(100);
    for (const tier& t : tiers) {
        if (at < t.weight) return t.every;
        at -= t.weight;
    }
    return tiers.back().every;
}

roster::person somebody(const scenario& s, const std::string& id, dice& d) {
    constexpr std::array<std::string_view, 3> circles{"family", "friends", "clients"};
    roster::person p;
    p.id = id;
    p.name = "Person " + id;
    p.circles.emplace_back(d.of(circles));
    p.cadence.every = some_cadence(d);
    p.details = {{"phone", "+44 1"}, {"email", "x@example.org"}, {"address", "Here"}};
    if (s.eventful && d.one_in(6)) p.cadence.via = std::vector<std::string>{"letter", "call"};
    if (s.eventful && d.one_in(8)) {
        p.zone = test::zone(d.one_in(2) ? "Asia/Tokyo" : "America/New_York");
        p.reach = {parse_week_range("Mon-Sun 07:00-22:00").value()};
    }
    return p;
}

} // namespace

test::world village(const scenario& s) {
    test::world w;
    w.home = test::zone("Europe/Berlin");
    w.settings.zone = w.home;
    w.clock("2027-01-01 06:00");
    const date today = day_at(w.home, w.moment);
    for (const char* circle : {"family", "friends", "clients"}) w.roster.circles[circle].id = circle;
    double needed = 0;
    for (int i = 0; i < s.people; ++i) {
        const std::string id = fmt::format("p{:03}", i);
        dice d(number(s, id, -1));
        roster::person p = somebody(s, id, d);
        const double every = mean_days(*p.cadence.every);
        // As if the same had gone on before: at a random point of the round.
        p.last = today - days(d.below(static_cast<int>(every * std::max(1.0, s.load))) + 1);
        needed += (p.cadence.via ? 20 : 25) * 7 / every;
        w.roster.people.emplace(id, std::move(p));
    }
    // Mostly late on working days, partly for people in the far east; always within the hours of calls.
    const double weekly = needed / s.load;
    const auto length = [&](double share, int times) {
        return minutes(std::max(30, static_cast<int>(weekly * share / times) / 5 * 5));
    };
    const auto block = [&](const std::string& id, unsigned weekdays, minutes from, minutes length) {
        roster::block b;
        b.id = id;
        b.name = id;
        b.when.push_back({.weekdays = {weekdays}, .nth = 0, .from = from, .to = from + length});
        w.settings.blocks[id] = std::move(b);
    };
    block("evenings", 0b0011110, minutes(15 * 60 + 30), length(0.7, 4));
    block("saturdays", 0b1000000, std::chrono::hours(9), length(0.2, 1));
    block("fridays", 0b0100000, std::chrono::hours(12), length(0.1, 1));
    w.join();
    return w;
}

roster::person newcomer(const scenario& s, int nth) {
    const std::string id = fmt::format("new{:03}", nth);
    dice d(number(s, id, -1));
    return somebody(s, id, d);
}

answer answer_of(const scenario& s, const std::string& person, int nth) {
    if (!s.eventful) return answer::reached;
    dice d(number(s, person, nth));
    const int at = d.below(100);
    if (at < 62) return answer::reached;
    if (at < 82) return answer::no_answer;
    return at < 92 ? answer::left_message : answer::no_word;
}

bool lost_day(const scenario& s, date day) {
    return s.eventful && dice(number(s, print(day), -2)).one_in(14);
}

std::vector<event> happenings(const scenario& s, date day, const std::vector<std::string>& people) {
    std::vector<event> out;
    if (!s.eventful) return out;
    dice d(number(s, print(day), -3));
    const auto anybody = [&] {
        return people[static_cast<std::size_t>(d.below(static_cast<int>(people.size())))];
    };
    if (d.one_in(3)) out.push_back({.what = happening::called_us, .person = anybody()});
    if (d.one_in(4)) out.push_back({.what = happening::moved, .person = anybody(), .days = 1 + d.below(20)});
    if (d.one_in(14)) out.push_back({.what = happening::joined, .person = {}});
    if (d.one_in(30)) out.push_back({.what = happening::left, .person = anybody()});
    if (d.one_in(20)) {
        out.push_back({.what = happening::cadence, .person = anybody()});
        out.back().every = some_cadence(d);
    }
    if (d.one_in(60)) {
        out.push_back(
            {.what = happening::holiday, .person = {}, .days = 7 + d.below(40), .length = 1 + d.below(9)});
    }
    return out;
}

bool away(const test::world& w, date day) {
    return std::ranges::any_of(w.away, [&](const auto& a) { return a.from <= day && day <= a.to; });
}

int minutes_on(const test::world& w, date day) {
    if (away(w, day)) return 0;
    std::int64_t all = 0;
    for (const auto& [id, b] : w.settings.blocks) {
        for (const week_range& r : b.when)
            if (r.weekdays.test(weekday_of(day).c_encoding())) all += (r.to - r.from).count();
    }
    return static_cast<int>(all);
}

bool any_time(const test::world& w, date from, date to) {
    for (date day = from; day <= to; day += days(1))
        if (minutes_on(w, day) > 0) return true;
    return false;
}

} // namespace intouch::bench
