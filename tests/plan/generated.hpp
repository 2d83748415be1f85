// SPDX-License-Identifier: MIT
// Rosters made from a number: the same seed gives the same world. They are small and hold the difficult
// cases: nights when the clocks change, year ends, zones far apart, blocks across midnight, away days, pins,
// pauses, retries, too little room. Every second one also has households, a ramp, new and lost people, and
// gatherings.
#pragma once

#include "plan/story.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::test {

inline std::uint64_t number(const char* variable, std::uint64_t usual) {
    const char* text = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): one thread
    return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

/// From this seed on, as many cases as `usual` unless the environment says otherwise.
inline std::uint64_t first() { return number("INTOUCH_FIRST", 1); }
inline std::uint64_t cases(std::uint64_t usual) { return first() - 1 + number("INTOUCH_CASES", usual); }

/// splitmix64 (Steele, Lea and Flood 2014).
class dice {
public:
    explicit dice(std::uint64_t seed) : state_(seed) {}
    /// 0 to n − 1
    int below(int n) {
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return static_cast<int>((z ^ (z >> 31U)) % static_cast<std::uint64_t>(n));
    }
    bool one_in(int n) { return below(n) == 0; }
    template <class T, std::size_t N> const T& of(const std::array<T, N>& all) {
        return all[static_cast<std::size_t>(below(static_cast<int>(N)))];
    }

private:
    std::uint64_t state_;
};

inline std::bitset<7> some_weekdays(dice& d) {
    constexpr std::array<unsigned, 6> sets{0b0111110, 0b0000100, 0b0010100, 0b1000001, 0b1111111, 0b0101010};
    return {d.of(sets)};
}

inline week_range some_range(dice& d, int shortest) {
    const minutes from(d.below(96) * 15);
    const minutes length(shortest + 15 * d.below(12));
    return {.weekdays = some_weekdays(d), .nth = 0, .from = from, .to = from + length};
}

inline roster::block some_block(dice& d, const std::string& id, date today) {
    roster::block b;
    b.id = id;
    b.name = "Block " + id;
    week_range range = some_range(d, 30);
    if (d.one_in(3)) { // an evening like most
        range.from = std::chrono::hours(17);
        range.to = std::chrono::hours(18);
    }
    if (d.one_in(5)) range.nth = d.one_in(2) ? -1 : 1 + d.below(4);
    b.when.push_back(range);
    if (d.one_in(3)) b.when.push_back(some_range(d, 15));
    if (d.one_in(4) && range.nth == 0) {
        b.every = {2 + d.below(2), span_unit::week};
        b.from = today - days(d.below(40));
    }
    if (d.one_in(4)) b.via = {"call"};
    if (d.one_in(4)) b.circles = {"a"};
    return b;
}

inline void some_settings(dice& d, world& w, date today) {
    constexpr std::array<std::string_view, 7> homes{
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia",
        "Asia/Tokyo",    "America/Santiago", "Africa/Casablanca"};
    w.home = zone(d.of(homes));
    w.settings.zone = w.home;
    const int blocks = d.below(4);
    for (int i = 0; i < blocks; ++i) {
        const std::string id = fmt::format("block{}", i);
        w.settings.blocks[id] = some_block(d, id, today);
    }
    w.settings.days.on = some_weekdays(d);
    w.settings.days.limit = minutes(std::array{0, 15, 45, 45, 120}[static_cast<std::size_t>(d.below(5))]);
    w.settings.freeze =
        minutes(std::array{0, 24 * 60, 24 * 60, 60 * 60}[static_cast<std::size_t>(d.below(4))]);
    if (d.one_in(2)) w.settings.channels["call"].hours = parse_hours("09:00-20:00").value();
    const int aways = d.below(3);
    for (int i = 0; i < aways; ++i) {
        const date from = today + days(d.below(60) - 3);
        w.away.push_back({from, from + days(d.below(15)), "away"});
    }
}

inline roster::person some_person(dice& d, const std::string& id, date today) {
    constexpr std::array<std::string_view, 5> zones{"Europe/London", "Asia/Tokyo", "America/Los_Angeles",
                                                    "Asia/Kathmandu", "Pacific/Auckland"};
    constexpr std::array<std::string_view, 6> channels{"call", "call", "text", "letter", "visit", "email"};
    constexpr std::array<span, 6> spans{{{1, span_unit::week},
                                         {2, span_unit::week},
                                         {1, span_unit::month},
                                         {3, span_unit::month},
                                         {10, span_unit::day},
                                         {1, span_unit::year}}};
    roster::person p;
    p.id = id;
    p.name = "Person " + id;
    if (d.one_in(2)) p.circles.emplace_back("a");
    if (d.one_in(3)) p.circles.emplace_back("b");
    if (!d.one_in(4)) p.cadence.every = d.of(spans);
    if (d.one_in(3)) p.cadence.via = std::vector<std::string>{std::string(d.of(channels)), "text"};
    if (d.one_in(2)) p.zone = zone(d.of(zones));
    if (d.one_in(3)) p.reach = {some_range(d, 60), some_range(d, 120)};
    if (!d.one_in(4)) p.last = today - days(d.below(120));
    if (d.one_in(12)) p.pause = std::true_type();
    if (d.one_in(10)) p.pause = today + days(d.below(40));
    return p;
}

/// A day near a change of the clocks or of the year, or any other day; at any minute.
inline instant some_moment(dice& d, const time_zone& home) {
    constexpr std::array<std::string_view, 8> days_of_note{"2026-12-30", "2027-03-26", "2026-10-23",
                                                           "2028-02-27", "2026-09-24", "2027-04-01",
                                                           "2026-11-01", "2026-06-15"};
    const date day_near = day(d.of(days_of_note)) + days(d.below(5));
    return home.to_instant(local_second(day_near) + minutes(d.below(24 * 60)));
}

/// Touches beside the round. They have dice of their own, so that the rest of the world does not change.
inline void some_beside(dice d, world& w, date today) {
    constexpr std::array<std::string_view, 4> channels{"call", "letter", "gift", "visit"};
    for (auto& [id, p] : w.roster.people) {
        if (!d.one_in(4)) continue;
        const auto on = civil(today + days(d.below(80) - 5));
        roster::occasion o{.name = "Birthday", .on = {on.month(), on.day()}, .year = {}, .via = {}, .at = {}};
        o.via.emplace_back(d.of(channels));
        if (d.one_in(2)) o.lead = {d.below(9), span_unit::day};
        p.occasions.push_back(std::move(o));
    }
}

inline void some_promises(dice d, world& w, date today) {
    for (const auto& [id, p] : w.roster.people) {
        if (!d.one_in(6)) continue;
        const when to{today + days(1 + d.below(20)),
                      d.one_in(3) ? std::optional(minutes(d.below(96) * 15)) : std::nullopt};
        w.append(record::record_promise(w.input(), id, {to, "the article"}, {}, w.ids()));
    }
}

/// Households, new people, a ramp, people who could find others, gatherings, birthdays on 29 February.
inline void some_company(dice d, world& w, date today) {
    std::vector<std::string> ids;
    for (const auto& [id, p] : w.roster.people) ids.push_back(id);
    const auto anybody = [&] { return ids[static_cast<std::size_t>(d.below(static_cast<int>(ids.size())))]; };
    for (auto& [id, p] : w.roster.people) {
        if (d.one_in(6)) p.household = d.one_in(2) ? "home" : "mill";
        if (d.one_in(8)) {
            p.stage = roster::person_stage::fresh;
            if (d.one_in(2)) p.last.reset();
        }
        if (d.one_in(4)) p.through = {anybody()};
        std::erase(p.through, id);
        if (d.one_in(2)) p.details = {{"phone", "+44 1"}, {"email", "x@example.org"}};
        p.ease = 1 + d.below(5);
        if (!d.one_in(12)) continue;
        p.occasions.push_back({.name = "Leap day",
                               .on = {std::chrono::February, std::chrono::day(29)},
                               .year = {},
                               .via = {"letter"},
                               .lead = {3, span_unit::day},
                               .at = {}});
    }
    if (d.one_in(4)) {
        roster::ramp_settings ramp;
        ramp.start = 1 + d.below(4);
        ramp.add = 1 + d.below(2);
        ramp.every = {1 + d.below(3), span_unit::week};
        ramp.from = today + days(d.below(40) - 30);
        w.settings.ramp = ramp;
    }
    const int gatherings = d.below(3);
    for (int i = 0; i < gatherings; ++i) {
        constexpr std::array<span, 4> spans{
            {{2, span_unit::week}, {1, span_unit::month}, {6, span_unit::month}, {1, span_unit::year}}};
        roster::gathering g;
        g.id = fmt::format("g{}", i);
        g.name = "Gathering " + g.id;
        for (const auto& id : ids)
            if (d.one_in(3)) g.members.push_back(id);
        if (g.members.empty()) g.members.push_back(ids.front());
        g.every = d.of(spans);
        g.days = 1 + d.below(3);
        if (d.one_in(2)) g.on = std::chrono::weekday(static_cast<unsigned>(d.below(7)));
        if (!d.one_in(3)) g.book = {1 + d.below(3), d.one_in(2) ? span_unit::week : span_unit::month};
        if (!d.one_in(3)) g.last = today - days(d.below(200));
        w.roster.gatherings[g.id] = std::move(g);
    }
}

/// Some people are lost, some became unreachable; gatherings are booked and held.
inline void some_turns(dice d, world& w) {
    for (const auto& [id, p] : w.roster.people) {
        if (d.one_in(12)) w.append(record::record_lost(w.input(), id, "", {}, w.ids()));
        if (d.one_in(12))
            w.log({.person = id, .outcome = ledger::entry_kind::unreachable, .channel = "call"});
    }
    for (const auto& [id, g] : w.roster.gatherings) {
        if (d.one_in(3))
            w.append(record::record_gathering(
                w.input(), {.gathering = id, .outcome = ledger::entry_kind::booked}, {}, w.ids()));
        if (!d.one_in(3)) continue;
        record::gathering_request held{.gathering = id};
        if (d.one_in(2)) held.excused.push_back(g.members.front());
        w.append(record::record_gathering(w.input(), held, {}, w.ids()));
    }
}

inline void happen(dice& d, world& w, const std::string& id) {
    if (d.one_in(4)) {
        w.log({.person = id,
               .outcome = d.one_in(3) ? ledger::entry_kind::left_message : ledger::entry_kind::no_answer});
    }
    if (d.one_in(8)) {
        when to{day_at(w.home, w.moment) + days(d.below(30)), std::nullopt};
        if (d.one_in(2)) to = {to.day + days(1), minutes(d.below(96) * 15)};
        w.append(record::record_move(w.input(), {.person = id}, to, {}, w.ids()));
    }
}

inline world generated(std::uint64_t seed, int most_people = 14) {
    dice d(seed);
    world w;
    const date about = day("2026-12-01");
    some_settings(d, w, about);
    w.moment = some_moment(d, w.home);
    const date today = day_at(w.home, w.moment);
    for (auto& a : w.away) { // near the moment, whenever that is
        const days shift = today - about;
        a.from += shift;
        a.to += shift;
    }
    for (auto& [id, b] : w.settings.blocks) {
        if (b.from) *b.from += today - about;
    }
    w.roster.circles["a"].id = "a";
    w.roster.circles["b"].id = "b";
    w.roster.circles["b"].cadence.every = span{3, span_unit::week};
    const int people = 1 + d.below(most_people);
    for (int i = 0; i < people; ++i) {
        const std::string id = fmt::format("p{:02}", i);
        w.roster.people[id] = some_person(d, id, today);
    }
    some_beside(dice(seed * 15485863), w, today);
    if (seed % 2 == 0) some_company(dice(seed * 49979687), w, today);
    w.join();
    some_promises(dice(seed * 32452843), w, today);
    for (int i = 0; i < people; ++i) {
        const std::string id = fmt::format("p{:02}", i);
        if (!std::holds_alternative<std::true_type>(w.roster.people[id].pause)) happen(d, w, id);
    }
    if (seed % 2 == 0) some_turns(dice(seed * 67867967), w);
    return w;
}

} // namespace intouch::test
