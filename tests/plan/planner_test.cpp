// SPDX-License-Identifier: MIT
// A planner that goes on from its last plan answers what a plan from nothing answers, to the byte.
// INTOUCH_CASES raises the number of rosters, INTOUCH_FIRST begins with another.
#include "plan/checker.hpp"
#include "plan/follow.hpp"
#include "plan/generated.hpp"
#include "plan/planner.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace {

using namespace intouch;
using namespace intouch::test;

std::string told(const plan::agenda& a, const plan::touch& t) {
    std::string out = fmt::format("{} {} {} {}\n", t.person, t.start ? print(*t.start, a.zone) : print(t.day),
                                  t.block, t.uid.substr(0, 4));
    for (const plan::reason& r : t.reasons)
        out += fmt::format("  {} {} {}\n", plan::name(r.code), r.date ? print(*r.date) : "", r.id);
    return out;
}

/// What differs, in words.
std::string difference_of(const plan::agenda& once, const plan::agenda& again) {
    std::string out;
    for (std::size_t i = 0; i < std::max(once.touches.size(), again.touches.size()); ++i) {
        const std::string a = i < once.touches.size() ? told(once, once.touches[i]) : "";
        const std::string b = i < again.touches.size() ? told(again, again.touches[i]) : "";
        if (a != b) out += "- " + a + "+ " + b;
    }
    for (const auto& w : once.warnings)
        if (std::ranges::find(again.warnings, w) == again.warnings.end())
            out += fmt::format("- {} {} {}\n", plan::name(w.code), w.person, w.text);
    for (const auto& w : again.warnings)
        if (std::ranges::find(once.warnings, w) == once.warnings.end())
            out += fmt::format("+ {} {} {}\n", plan::name(w.code), w.person, w.text);
    if (once.capacity != again.capacity) out += "capacity\n";
    if (once.blocks != again.blocks) out += "blocks\n";
    if (once.occasions != again.occasions) out += "occasions\n";
    if (once.gatherings != again.gatherings) out += "gatherings\n";
    if (once.closed != again.closed) out += "closed\n";
    if (out.empty() && !(once == again)) out = "something else";
    return out;
}

/// Something that happens to somebody; who it was.
std::set<std::string> happens(dice& d, world& w) {
    std::vector<std::string> ids;
    for (const auto& [id, p] : w.roster.people) ids.push_back(id);
    const std::string who = ids[static_cast<std::size_t>(d.below(static_cast<int>(ids.size())))];
    const std::size_t before = w.entries.size();
    constexpr std::array<ledger::entry_kind, 5> outcomes{
        ledger::entry_kind::reached, ledger::entry_kind::reached, ledger::entry_kind::no_answer,
        ledger::entry_kind::left_message, ledger::entry_kind::unreachable};
    if (d.one_in(12)) {
        const when to{day_at(w.home, w.moment) + days(1 + d.below(20)), std::nullopt};
        w.append(plan::record_move(w.input(), {.person = who}, to, {}, w.ids()));
    } else {
        const auto made =
            plan::record_log(w.input(), {.person = who, .outcome = d.of(outcomes)}, {}, w.ids());
        if (made) w.append(*made);
    }
    std::set<std::string> out;
    for (std::size_t i = before; i < w.entries.size(); ++i) {
        out.insert(w.entries[i].person);
        out.insert(w.entries[i].with.begin(), w.entries[i].with.end());
    }
    return out;
}

} // namespace

TEST_CASE("a plan from the last one equals a plan from nothing") {
    std::size_t quick = 0;
    std::size_t undone = 0;
    for (std::uint64_t seed = first(); seed <= cases(150); ++seed) {
        CAPTURE(seed);
        dice d(seed * 6700417);
        world w = generated(seed, 24);
        plan::planner p;
        plan::agenda followed = p.plan(w.input());
        w.published = plan::to_publish(followed);
        auto published_before = w.published;
        for (int step = 0; step < 8; ++step) {
            CAPTURE(step);
            if (d.one_in(3)) w.moment += minutes(d.below(500));
            if (d.one_in(10)) w.moment += days(1);
            if (d.one_in(20)) {
                const date from = day_at(w.home, w.moment) + days(d.below(30));
                w.away.push_back({from, from + days(d.below(5)), "new"});
            }
            plan::news since{.concerned = {}};
            const auto undo = d.one_in(8) ? plan::record_undo(w.input(), w.entries, "", {}, w.ids())
                                          : result<std::vector<ledger::entry>>(std::vector<ledger::entry>());
            if (undo && !undo->empty()) { // the places that the newest entry displaced come back with it
                const auto struck = std::ranges::find(w.entries, undo->front().names, &ledger::entry::id);
                since = {.concerned = {struck->person}, .places_changed = true};
                since.concerned.insert(struck->with.begin(), struck->with.end());
                w.append(*undo);
                w.published = plan::put_back(w.published, plan::displaced(published_before, w.published));
                ++undone;
            } else if (d.one_in(4)) {
                const std::string id = fmt::format("p{:02}", d.below(26));
                const auto before = w.roster;
                w.roster.people[id] = some_person(d, id, day_at(w.home, w.moment));
                const auto differs = plan::difference(before, w.roster);
                REQUIRE(differs);
                since = {.concerned = *differs, .roster_changed = true};
                const std::size_t known = w.entries.size();
                w.join();
                for (std::size_t i = known; i < w.entries.size(); ++i)
                    since.concerned.insert(w.entries[i].person);
            } else {
                since.concerned = happens(d, w);
            }
            const auto& again = p.replan(w.input(), since);
            const auto once = plan::plan(w.input());
            CHECK(difference_of(once, again) == "");
            if (p.told() == nullptr) {
                followed = again;
            } else {
                for (const plan::touch* t : plan::follow(followed, again, *p.told()))
                    CHECK(p.told()->touches.contains(t->uid));
            }
            CHECK(difference_of(again, followed) == "");
            quick += p.report().from_nothing ? 0 : 1;
            published_before = std::exchange(w.published, plan::to_publish(once));
        }
    }
    CHECK(quick > 0);
    if (cases(150) - first() >= 149) CHECK(undone > 0);
}

TEST_CASE("a touch that is wanted far beyond the last plan has its day there") {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n");
    const std::string phone = "phone = \"+44 20 7946 0000\"\n";
    w.read_roster("[people.ada]\nevery = \"1 month\"\nlast = 2026-11-10\n" + phone);
    w.clock("2026-12-01 09:00");
    w.join();
    plan::planner p;
    w.published = plan::to_publish(p.plan(w.input()));
    w.read_roster("[people.ada]\nevery = \"5 years\"\nlast = 2026-11-10\n" + phone);
    const auto again = p.replan(w.input(), {.concerned = {"ada"}, .roster_changed = true});
    CHECK_FALSE(p.report().from_nothing);
    CHECK(again.touches.at(0).day == day("2031-11-11"));
    CHECK(difference_of(plan::plan(w.input()), again) == "");
    w.published = plan::to_publish(again);

    w.read_roster("[people.ada]\nevery = \"5 years\"\nlast = 2026-11-10\n" + phone +
                  "[people.grace]\nevery = \"9 years\"\nlast = 2026-11-10\n" + phone);
    w.join();
    const auto two = p.replan(w.input(), {.concerned = {"grace"}, .roster_changed = true});
    CHECK_FALSE(p.report().from_nothing);
    CHECK(two.touches.at(1).day == day("2035-11-06"));
    CHECK(difference_of(plan::plan(w.input()), two) == "");
}

TEST_CASE("a cadence written otherwise counts though the touch of this round stays as it is") {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n");
    const auto every = [](std::string_view span) {
        return fmt::format(
            "[people.ada]\nevery = \"{}\"\nearly = \"0 days\"\nlate = \"9 days\"\nstage = \"new\"\n"
            "phone = \"+44 20 7946 0000\"\n",
            span);
    };
    w.read_roster(every("14 weeks"));
    w.clock("2026-12-01 09:00");
    w.join();
    plan::planner p;
    const plan::agenda before = p.plan(w.input());
    w.published = plan::to_publish(before);
    w.read_roster(every("7 weeks"));
    const auto again = p.replan(w.input(), {.concerned = {"ada"}, .roster_changed = true});
    CHECK(p.report() == plan::plan_report{.from_nothing = false, .replanned = 0, .moved = 0});
    CHECK(again.touches == before.touches);
    CHECK(again.capacity.needed == doctest::Approx(2 * before.capacity.needed));
    CHECK(difference_of(plan::plan(w.input()), again) == "");
}

TEST_CASE("who had to make room is told that they are kept once that is published") {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n[days]\non = \"Sat,Sun\"\nlimit = \"30 minutes\"\n");
    const auto person = [](std::string_view id, std::string_view every, std::string_view last, int early,
                           int late) {
        return fmt::format("[people.{}]\nevery = \"{}\"\nlast = {}\nearly = \"{} days\"\nlate = \"{} days\"\n"
                           "phone = \"+44 20 7946 0000\"\n",
                           id, every, last, early, late);
    };
    // Grace makes room for Ada, for the day before is pinned. Then Mary, who is late, moves to the first
    // Saturday: at last a better day than hers is free for Grace, who is in time all the same, and it is
    // further from where she was.
    w.read_roster(
        person("ada", "1 week", "2027-03-30", 0, 2) + person("edith", "1 month", "2027-03-05", 1, 2) +
        person("grace", "2 months", "2027-02-04", 0, 15) + person("mary", "1 month", "2027-02-28", 0, 1));
    w.clock("2027-03-30 09:00");
    w.join();
    w.append(plan::record_move(w.input(), {.person = "edith"}, at("2027-04-10"), {}, w.ids()));
    w.publish("mary", day("2027-04-04"));
    w.publish("edith", day("2027-04-10"));
    w.publish("grace", day("2027-04-11"));
    plan::planner p;
    const auto first = p.plan(w.input());
    w.published = plan::to_publish(first);
    const auto kept = [](const plan::agenda& a) {
        const auto t = std::ranges::find(a.touches, "grace", &plan::touch::person);
        return std::pair(t->day,
                         std::ranges::count(t->reasons, plan::reason_code::kept, &plan::reason::code));
    };
    CHECK(kept(first) == std::pair(day("2027-04-17"), 0L));
    const auto again = p.replan(w.input(), {.concerned = {}});
    CHECK_FALSE(p.report().from_nothing);
    CHECK(kept(again) == std::pair(day("2027-04-17"), 1L));
    CHECK(difference_of(plan::plan(w.input()), again) == "");
}

TEST_CASE("the difference of two rosters is who was written otherwise") {
    const std::string two = "[people.ada]\nevery = \"1 month\"\n[people.grace]\nhousehold = \"hopper\"\n";
    world before;
    before.read_roster(two);
    world after;
    after.read_roster("# moved down\n\n" + two);
    CHECK(plan::difference(before.roster, after.roster) == std::set<std::string>{});
    after.read_roster("[people.ada]\nevery = \"2 months\"\n[people.grace]\nhousehold = \"hopper\"\n");
    CHECK(plan::difference(before.roster, after.roster) == std::set<std::string>{"ada"});
    after.read_roster("[people.ada]\nevery = \"1 month\"\n[people.grace]\nhousehold = \"navy\"\n");
    CHECK(plan::difference(before.roster, after.roster) == std::set<std::string>{"grace", "hopper", "navy"});
    after.read_roster("[people.grace]\nhousehold = \"hopper\"\n[people.mary]\n");
    CHECK(plan::difference(before.roster, after.roster) == std::set<std::string>{"ada", "mary"});
    after.read_roster(two + "[circles.family]\nevery = \"1 week\"\n");
    CHECK(plan::difference(before.roster, after.roster) == std::nullopt);
}

TEST_CASE("only what an entry concerns is planned again") {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n");
    w.read_roster("[people.ada]\nevery = \"1 month\"\nlast = 2026-11-10\nphone = \"+44 20 7946 0000\"\n"
                  "[people.grace]\nevery = \"1 month\"\nlast = 2026-11-11\nphone = \"+44 20 7946 0000\"\n");
    w.clock("2026-12-01 09:00");
    w.join();
    plan::planner p;
    w.published = plan::to_publish(p.plan(w.input()));
    CHECK(p.report() == plan::plan_report{.from_nothing = true, .replanned = 2, .moved = 0});
    w.log({.person = "ada", .outcome = ledger::entry_kind::reached});
    w.published = plan::to_publish(p.replan(w.input(), {.concerned = {"ada"}}));
    CHECK(p.report() == plan::plan_report{.from_nothing = false, .replanned = 1, .moved = 0});

    CHECK(p.replan(w.input(), {.concerned = {}}) == plan::plan(w.input()));
    CHECK_FALSE(p.report().from_nothing);
    (void)p.replan(w.input(), {.concerned = {}, .places_changed = true});
    CHECK(p.report().from_nothing);
    w.moment += days(1);
    (void)p.replan(w.input(), {.concerned = {}});
    CHECK(p.report().from_nothing);
    w.settings.freeze = minutes(0);
    (void)p.replan(w.input(), {.concerned = {}});
    CHECK(p.report().from_nothing);
    p.forget();
    CHECK(p.report() == plan::plan_report{});
    CHECK(p.replan(w.input(), {.concerned = {}}) == plan::plan(w.input()));
}
