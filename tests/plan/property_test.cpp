// SPDX-License-Identifier: MIT
// The properties of every plan (lib/README.md, "Places", "Freeze" and "Objective"), checked on generated
// rosters: a few hundred in each run. INTOUCH_CASES sets another number; plan_properties in build/bench runs
// 10,000 without sanitizers. INTOUCH_FIRST sets the first seed, so that one roster can be checked alone.
#include "plan/checker.hpp"
#include "plan/generated.hpp"
#include "record/displaced_places.hpp"
#include "record/record_day_end.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

using namespace intouch;
using namespace intouch::test;

/// "2026-12-03T17:25:00+01:00 calls", or the day.
std::string place(const plan::agenda& a, const plan::touch& t) {
    return t.start ? print(*t.start, a.zone) + " " + t.block : print(t.day);
}

/// By uid.
std::map<std::string, std::string> places(const plan::agenda& a) {
    std::map<std::string, std::string> out;
    for (const plan::touch& t : a.touches) out[t.uid] = place(a, t);
    return out;
}

/// Whether it is theirs, or that of their household, or to ask them.
bool concerns(const world& w, const plan::touch& t, const std::string& person) {
    if (person.empty()) return false;
    if (t.person == person || t.owner == person || t.ask == person) return true;
    const auto p = w.roster.people.find(person);
    return p != w.roster.people.end() && !p->second.household.empty() && p->second.household == t.owner;
}

/// Whose touch stands elsewhere now, but for `own`, each as "p03 cadence 2026-12-03 → 2026-12-04".
struct movement {
    std::vector<std::string> forward; ///< was past its window and took an earlier day that came free
    std::vector<std::string> others;
};

movement moved(const world& w, const plan::agenda& before, const plan::agenda& after,
               const std::string& own) {
    movement out;
    for (const plan::touch& t : before.touches) {
        const auto now = std::ranges::find(after.touches, t.uid, &plan::touch::uid);
        if (concerns(w, t, own) || (now != after.touches.end() && concerns(w, *now, own))) continue;
        const bool gone = now == after.touches.end();
        if (!gone && !t.firm && now->firm && now->day == t.day) continue; // its hour is told now
        if (!gone && place(after, *now) == place(before, t)) continue;
        auto told = fmt::format("{} {} {} → {}", t.person, plan::name(t.kind), place(before, t),
                                gone ? "nowhere" : place(after, *now));
        const bool waited = !gone && t.day > t.latest && now->day < t.day;
        (waited ? out.forward : out.others).push_back(std::move(told));
    }
    return out;
}

std::string listed(const movement& m) {
    return fmt::format("forward:\n{}\nothers:\n{}", fmt::join(m.forward, "\n"), fmt::join(m.others, "\n"));
}

bool frozen(const world& w, const plan::touch& t) {
    return (t.start ? *t.start : w.home.to_instant(local_second(t.day))) <= w.moment + w.settings.freeze;
}

void publish(world& w, const plan::agenda& a) {
    w.published = plan::to_publish(a);
    w.pace = a.pace;
}

/// Somebody whose round is open and not pinned.
std::string somebody(const plan::agenda& a, dice& d) {
    std::vector<std::string> all;
    for (const plan::touch& t : a.touches) {
        if (!t.pinned && t.kind != plan::touch_kind::booking) all.push_back(t.person);
    }
    return all.empty() ? "" : all[static_cast<std::size_t>(d.below(static_cast<int>(all.size())))];
}

/// Touches that give way: chains have up to three (ejection_chain.hpp), and the last one may shift the
/// minutes of a touch beside it.
constexpr std::size_t few = 4;
/// Touches past their window that move forward: one takes the slot that came free, the next one takes the
/// slot of the first, and so on; each step lowers the cost. 10,000 rosters never needed more.
constexpr std::size_t queue = 6;

/// Whether a member of a household comes back tomorrow. Then this member may give the cadence.
bool household_turns(const world& w) {
    const date next = day_at(w.home, w.moment) + days(1);
    return std::ranges::any_of(w.roster.people, [&](const auto& p) {
        return !p.second.household.empty() && p.second.pause == roster::pause_rule(next);
    });
}

} // namespace

TEST_CASE("no hard limit is broken and everybody has one touch a round") {
    for (std::uint64_t seed = first(); seed <= cases(300); ++seed) {
        CAPTURE(seed);
        const world w = generated(seed);
        CHECK(faults_of(w, plan::plan(w.input())) == "");
    }
}

TEST_CASE("planning twice gives equal agendas") {
    for (std::uint64_t seed = first(); seed <= cases(300); ++seed) {
        CAPTURE(seed);
        world w = generated(seed);
        const auto first = plan::plan(w.input());
        publish(w, first);
        const auto second = plan::plan(w.input());
        CHECK(places(second) == places(first));
        CHECK((second == first));
    }
}

TEST_CASE("logging one outcome moves few and undo brings the agenda back") {
    int logged = 0;
    for (std::uint64_t seed = first(); seed <= cases(200); ++seed) {
        CAPTURE(seed);
        dice d(seed * 7919);
        world w = generated(seed);
        const auto before = plan::plan(w.input());
        publish(w, before);
        const std::string who = somebody(before, d);
        if (who.empty()) continue;
        ++logged;
        CAPTURE(who);
        const world then = w;
        w.log({.person = who,
               .outcome = d.one_in(2) ? ledger::entry_kind::reached : ledger::entry_kind::no_answer});
        const auto after = plan::plan(w.input());
        CHECK(faults_of(w, after) == "");
        const auto m = moved(w, before, after, who);
        CAPTURE(listed(m));
        CHECK(m.others.size() <= few);
        CHECK(m.forward.size() <= queue);
        for (const plan::touch& t : before.touches) {
            if (concerns(w, t, who) || !frozen(w, t)) continue;
            CAPTURE(plan::name(t.kind));
            CAPTURE(t.person);
            const auto now = std::ranges::find(after.touches, t.uid, &plan::touch::uid);
            REQUIRE(now != after.touches.end());
            if (now->ask != who) CHECK(place(after, *now) == place(before, t));
        }
        w = then;
        w.published = record::put_back(plan::to_publish(after),
                                       record::displaced_places(then.published, plan::to_publish(after)));
        CHECK((plan::plan(w.input()) == before));
    }
    CHECK(logged > 150);
}

TEST_CASE("adding one person moves few") {
    for (std::uint64_t seed = first(); seed <= cases(200); ++seed) {
        CAPTURE(seed);
        dice d(seed * 104729);
        world w = generated(seed);
        const auto before = plan::plan(w.input());
        publish(w, before);
        w.roster.people["new"] = some_person(d, "new", day_at(w.home, w.moment));
        w.join();
        const auto after = plan::plan(w.input());
        CHECK(faults_of(w, after) == "");
        const auto m = moved(w, before, after, "new");
        CAPTURE(listed(m));
        CHECK(m.others.size() <= few);
        CHECK(m.forward.size() <= queue);
        for (const plan::touch& t : before.touches) {
            CAPTURE(plan::name(t.kind));
            CAPTURE(t.person);
            const auto now = std::ranges::find(after.touches, t.uid, &plan::touch::uid);
            if (now == after.touches.end() && t.kind == plan::touch_kind::occasion &&
                after.pace.classes != before.pace.classes)
                continue; // at a slower pace a round takes its day
            REQUIRE(now != after.touches.end());
            if (frozen(w, t) && now->ask != "new") CHECK(place(after, *now) == place(before, t));
        }
    }
}

TEST_CASE("a plan valid yesterday stays put today unless something happened") {
    int quiet = 0;
    for (std::uint64_t seed = first(); seed <= cases(200); ++seed) {
        CAPTURE(seed);
        world w = generated(seed);
        const auto before = plan::plan(w.input());
        publish(w, before);
        if (household_turns(w)) continue;
        w.moment += std::chrono::hours(24);
        // A day that went by without a word is something that happened.
        if (!before.touches.empty() && before.touches.front().day < day_at(w.home, w.moment)) continue;
        ++quiet;
        const auto after = plan::plan(w.input());
        CHECK(faults_of(w, after) == "");
        const auto m = moved(w, before, after, "");
        CAPTURE(listed(m));
        CHECK(m.others.empty());
        CHECK(m.forward.empty());
        CHECK(after.touches.size() == before.touches.size());
    }
    CHECK(quiet > 50);
}

TEST_CASE("pins stay where the user put them whatever else happens") {
    for (std::uint64_t seed = first(); seed <= cases(100); ++seed) {
        CAPTURE(seed);
        dice d(seed * 31);
        world w = generated(seed);
        const auto before = plan::plan(w.input());
        publish(w, before);
        w.roster.people["new"] = some_person(d, "new", day_at(w.home, w.moment));
        w.join();
        w.away.push_back({day_at(w.home, w.moment) + days(2), day_at(w.home, w.moment) + days(9), "away"});
        const auto after = plan::plan(w.input());
        CHECK(faults_of(w, after) == "");
        for (const plan::touch& t : before.touches) {
            // A slower pace may bring an occasion into the window of a round, which then takes its day.
            const bool taken = t.kind == plan::touch_kind::occasion && !places(after).contains(t.uid);
            // A card in a block moves when the block goes.
            const bool by_post = !t.block.empty() && (t.channel == "letter" || t.channel == "gift");
            if (t.pinned && t.person != "new" && !taken && !by_post)
                CHECK(places(after).at(t.uid).substr(0, 10) == print(t.day));
        }
    }
}

TEST_CASE("coming back after weeks of silence floods neither blocks nor days") {
    for (std::uint64_t seed = first(); seed <= cases(100); ++seed) {
        CAPTURE(seed);
        world w = generated(seed, 30);
        publish(w, plan::plan(w.input()));
        if (seed % 2 == 0)
            w.away.push_back({day_at(w.home, w.moment), day_at(w.home, w.moment) + days(59), "away"});
        w.moment += std::chrono::hours(24 * 60);
        w.append(record::record_missed(w.input(), w.ids()));
        CHECK(faults_of(w, plan::plan(w.input())) == "");
    }
}

TEST_CASE("two who are alike in all but their ids never change places") {
    int together = 0;
    for (std::uint64_t seed = first(); seed <= cases(100); ++seed) {
        CAPTURE(seed);
        dice d(seed * 179424673);
        world w = generated(seed);
        const date today = day_at(w.home, w.moment);
        // One id before all others and one after, or both beside each other, in either order.
        const std::string one = d.one_in(2) ? "a" : "x";
        const std::string other = d.one_in(2) ? "zz" : "b";
        w.roster.people[one] = some_person(d, one, today);
        w.roster.people[one].pause = {};
        w.roster.people[other] = w.roster.people[one];
        w.roster.people[other].id = other;
        w.roster.people[other].name = other;
        w.join();
        auto before = plan::plan(w.input());
        for (int step = 0; step < 8; ++step) {
            CAPTURE(step);
            publish(w, before);
            w.moment += minutes(d.below(36 * 60));
            w.append(record::record_missed(w.input(), w.ids()));
            const std::string who = somebody(before, d);
            if (d.one_in(2) && !who.empty() && who != one && who != other) w.log({.person = who});
            if (d.one_in(4)) {
                const date from = day_at(w.home, w.moment) + days(d.below(20));
                w.away.push_back({from, from + days(d.below(6)), "away"});
            }
            const auto after = plan::plan(w.input());
            const auto of = [](const plan::agenda& a, const std::string& id) {
                return std::ranges::find_if(a.touches, [&](const plan::touch& t) {
                    return t.person == id && t.kind == plan::touch_kind::cadence;
                });
            };
            const auto a = std::pair(of(before, one), of(after, one));
            const auto b = std::pair(of(before, other), of(after, other));
            const auto end = std::pair(before.touches.end(), after.touches.end());
            if (a.first != end.first && b.first != end.first && a.second != end.second &&
                b.second != end.second && place(before, *a.first) != place(before, *b.first)) {
                ++together;
                const bool changed = place(after, *a.second) == place(before, *b.first) &&
                                     place(after, *b.second) == place(before, *a.first);
                CHECK_FALSE(changed);
            }
            before = after;
        }
    }
    CHECK(together > 50);
}
