// SPDX-License-Identifier: MIT
// The agenda as a whole: what a user would see.
#include "plan/checker.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

namespace {

/// "ada call 2026-12-03T17:25:00+01:00 calls", a line each.
std::string listed(const plan::agenda& a) {
    std::string out;
    for (const plan::touch& t : a.touches) {
        out += fmt::format("{} {} {}{}{}\n", t.person, t.channel,
                           t.start ? print(*t.start, a.zone) : print(t.day),
                           t.block.empty() ? "" : " " + t.block, t.pinned ? " pinned" : "");
    }
    return out;
}

std::string warned(const plan::agenda& a) {
    std::string out;
    for (const auto& w : a.warnings) {
        out +=
            fmt::format("{} {}{}\n", plan::name(w.code), w.person, w.count ? std::to_string(*w.count) : "");
    }
    return out;
}

std::string reasons(const plan::agenda& a, std::string_view person) {
    for (const plan::touch& t : a.touches) {
        if (t.person != person) continue;
        std::string out;
        for (const auto& r : t.reasons) {
            out += fmt::format("{}{}{}\n", plan::name(r.code), r.id.empty() ? "" : " " + r.id,
                               r.date ? " " + print(*r.date) : "");
        }
        return out;
    }
    return "nobody";
}

constexpr std::string_view hour_a_week =
    "timezone = \"Europe/Berlin\"\n"
    "[blocks.calls]\nwhen = [\"Tue 17:00-18:00\", \"Thu 17:00-18:00\"]\n";

/// Due every four weeks since 5 November, so on 3 December.
std::string person_due(std::string_view id, std::string_view more = "") {
    return fmt::format("[people.{}]\nphone = \"+44 1\"\nevery = \"4 weeks\"\nlast = 2026-11-05\n{}\n", id,
                       more);
}

world tuesday(std::string_view settings, const std::string& roster) {
    world w;
    w.read_settings(settings);
    w.read_roster(roster);
    w.clock("2026-12-01 09:00");
    w.join();
    return w;
}

} // namespace

TEST_CASE("two calls share the hour of their day and the third takes the block before") {
    const world w = tuesday(hour_a_week, person_due("ada") + person_due("grace") + person_due("mary"));
    const auto a = plan::plan(w.input());
    CHECK(faults_of(w, a) == "");
    CHECK(listed(a) == "ada call 2026-12-01T17:00:00+01:00 calls\n"
                       "mary call 2026-12-03T17:00:00+01:00 calls\n"
                       "grace call 2026-12-03T17:25:00+01:00 calls\n");
    CHECK(reasons(a, "ada") == "last-on-roster 2026-11-05\ncadence 2026-12-03\nblock-full calls 2026-12-03\n"
                               "block-had-room calls 2026-12-01\n");
    CHECK(warned(a) == "");
    REQUIRE(a.blocks.size() > 1);
    CHECK(a.blocks[1].planned == minutes(50));
    CHECK(a.blocks[1].people == std::vector<std::string>{"mary", "grace"});
}

TEST_CASE("the order of the people in the file changes nothing") {
    const std::vector<std::string> people{
        person_due("ada"), person_due("grace", "reach = [\"Thu 17:30-18:00\"]"), person_due("mary"),
        person_due("jane", "via = [\"letter\"]"), person_due("zoe")};
    std::string forward;
    std::string backward;
    for (const auto& p : people) {
        forward += p;
        backward.insert(0, p);
    }
    CHECK((plan::plan(tuesday(hour_a_week, forward).input()) ==
           plan::plan(tuesday(hour_a_week, backward).input())));
}

TEST_CASE("what no block accepts is all-day on a listed day under its limit") {
    const world w = tuesday(std::string(hour_a_week) +
                                "via = [\"call\"]\n[days]\non = \"Mon,Thu\"\nlimit = \"30 minutes\"\n",
                            person_due("ada", "via = [\"letter\"]\naddress = \"Here\"") +
                                person_due("grace", "via = [\"letter\"]\naddress = \"Here\"") +
                                person_due("mary", "via = [\"visit\"]\naddress = \"Here\""));
    const auto a = plan::plan(w.input());
    CHECK(faults_of(w, a) == "");
    CHECK(listed(a) == "mary visit 2026-12-03\n"
                       "grace letter 2026-12-07\n"
                       "ada letter 2026-12-10\n");
    CHECK(reasons(a, "grace") == "last-on-roster 2026-11-05\ncadence 2026-12-03\nday-full 2026-12-03\n"
                                 "day-not-listed 2026-12-02\nday-not-listed 2026-12-04\nno-block\n");
}

TEST_CASE("whom a block could take waits for it though other days are free") {
    const world w = tuesday(
        "timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"1st Tue 17:00-17:30\"]\n",
        "[people.ada]\nphone = \"+44 1\"\nevery = \"1 year\"\nlate = \"1 week\"\nlast = 2025-12-03\n"
        "[people.grace]\nphone = \"+44 1\"\nevery = \"1 year\"\nlate = \"1 week\"\nlast = 2025-12-03\n");
    const auto a = plan::plan(w.input());
    CHECK(faults_of(w, a) == "");
    CHECK(listed(a) == "grace call 2026-12-01T17:00:00+01:00 calls\n"
                       "ada call 2027-01-05T17:00:00+01:00 calls\n");
    CHECK(warned(a) == "overload 1\nlate ada\n");
    CHECK(reasons(a, "ada") == "last-on-roster 2025-12-03\ncadence 2026-12-03\nblock-full calls 2026-12-01\n"
                               "later-than-window 2026-12-10\nblock-had-room calls 2027-01-05\n");
}

TEST_CASE("a block of their circle comes before one for anyone") {
    const std::string settings = "timezone = \"Europe/Berlin\"\n"
                                 "[blocks.any]\nwhen = [\"Thu 17:00-18:00\"]\n"
                                 "[blocks.clients]\nwhen = [\"Thu 18:00-19:00\"]\ncircles = [\"clients\"]\n";
    const world w = tuesday(settings, "[circles.clients]\n" + person_due("ada", "circles = [\"clients\"]") +
                                          person_due("grace"));
    CHECK(listed(plan::plan(w.input())) == "grace call 2026-12-03T17:00:00+01:00 any\n"
                                           "ada call 2026-12-03T18:00:00+01:00 clients\n");
}

TEST_CASE("a household is one touch under its own id") {
    world w = tuesday(hour_a_week,
                      person_due("ada", "household = \"home\"") + person_due("zoe", "household = \"home\""));
    const auto a = plan::plan(w.input());
    REQUIRE(a.touches.size() == 1);
    CHECK(a.touches[0].uid == plan::touch_uid("test", "home", 1));
    CHECK(a.touches[0].person == "ada");
    CHECK(a.touches[0].with == std::vector<std::string>{"zoe"});
    CHECK(a.blocks.at(1).people == std::vector<std::string>{"ada", "zoe"});
    w.log({.person = "zoe", .outcome = ledger::entry_kind::reached, .channel = "call"});
    CHECK(w.entries.back().person == "home");
    CHECK(w.entries.back().with == std::vector<std::string>{"zoe", "ada"});
    const auto after = plan::plan(w.input());
    REQUIRE(after.closed.size() == 1);
    CHECK(after.closed[0].uid == a.touches[0].uid);
    CHECK(after.closed[0].name == "Ada, Zoe");
    CHECK(after.touches.at(0).round == 2);
}

TEST_CASE("days away are left out and told") {
    world w = tuesday(hour_a_week, person_due("ada"));
    w.away = {{day("2026-12-03"), day("2026-12-04"), "Fair"}};
    const auto a = plan::plan(w.input());
    CHECK(listed(a) == "ada call 2026-12-01T17:00:00+01:00 calls\n");
    CHECK(reasons(a, "ada") == "last-on-roster 2026-11-05\ncadence 2026-12-03\naway 2026-12-03\n"
                               "block-had-room calls 2026-12-01\n");
    CHECK(a.blocks.at(1).day == day("2026-12-08"));
}

TEST_CASE("each person sits where their own clock allows") {
    const world w =
        tuesday(hour_a_week,
                person_due("ada", "timezone = \"Europe/Istanbul\"\nreach = [\"Mon-Fri 19:00-19:40\"]") +
                    person_due("grace", "timezone = \"Europe/London\"\nreach = [\"Mon-Fri 16:20-23:00\"]") +
                    person_due("mary", "timezone = \"Asia/Tokyo\"\nreach = [\"Mon-Fri 08:00-20:00\"]"));
    const auto a = plan::plan(w.input());
    CHECK(faults_of(w, a) == "");
    // 17:00 in Berlin is 19:00 in Istanbul and 16:00 in London; in Tokyo it is past one in the morning.
    CHECK(listed(a) == "ada call 2026-12-03T17:00:00+01:00 calls\n"
                       "grace call 2026-12-03T17:25:00+01:00 calls\n"
                       "mary text 2026-12-03T17:50:00+01:00 calls\n");
    CHECK(
        reasons(a, "mary") ==
        "last-on-roster 2026-11-05\ncadence 2026-12-03\nno-suiting-block\nblock-had-room calls 2026-12-03\n");
}

TEST_CASE("nothing new begins in a block that runs or on a day past noon") {
    world w = tuesday(hour_a_week, person_due("ada", "early = \"2 days\"\nlate = \"0 days\"") +
                                       person_due("grace", "via = [\"letter\"]"));
    w.clock("2026-12-03 17:05");
    w.settings.blocks["calls"].via = {"call"};
    CHECK(listed(plan::plan(w.input())) ==
          "grace letter 2026-12-04\nada call 2026-12-08T17:00:00+01:00 calls\n");
    w.clock("2026-12-03 11:59");
    CHECK(listed(plan::plan(w.input())) ==
          "grace letter 2026-12-03\nada call 2026-12-03T17:00:00+01:00 calls\n");
}

TEST_CASE("a touch published for today stays though its block is over") {
    world w = tuesday(hour_a_week, person_due("ada"));
    w.clock("2026-12-03 09:00");
    w.published = plan::to_publish(plan::plan(w.input()));
    w.clock("2026-12-03 23:59");
    CHECK(listed(plan::plan(w.input())) == "ada call 2026-12-03T17:00:00+01:00 calls\n");
    w.clock("2026-12-04 00:00");
    CHECK(listed(plan::plan(w.input())) == "ada call 2026-12-08T17:00:00+01:00 calls\n");
}

TEST_CASE("a pin takes a time in a block with room and is all-day in a full one") {
    world w = tuesday(hour_a_week, person_due("ada") + person_due("grace") + person_due("mary"));
    w.append(record::record_move(w.input(), {.person = "ada"}, at("2026-12-08"), {}, w.ids()));
    CHECK(listed(plan::plan(w.input())) == "mary call 2026-12-03T17:00:00+01:00 calls\n"
                                           "grace call 2026-12-03T17:25:00+01:00 calls\n"
                                           "ada call 2026-12-08T17:00:00+01:00 calls pinned\n");
    w.append(record::record_move(w.input(), {.person = "grace"}, at("2026-12-08T17:00"), {}, w.ids()));
    w.append(record::record_move(w.input(), {.person = "mary"}, at("2026-12-08T17:30"), {}, w.ids()));
    const auto a = plan::plan(w.input());
    CHECK(faults_of(w, a) == "");
    CHECK(listed(a) == "ada call 2026-12-08 pinned\n"
                       "grace call 2026-12-08T17:00:00+01:00 calls pinned\n"
                       "mary call 2026-12-08T17:30:00+01:00 calls pinned\n");
    CHECK(warned(a) == "");
}

TEST_CASE("pins stand on away days and on one another with a warning") {
    world w = tuesday(hour_a_week, person_due("ada") + person_due("grace") + person_due("mary"));
    w.append(record::record_move(w.input(), {.person = "ada"}, at("2026-12-08T17:00"), {}, w.ids()));
    w.append(record::record_move(w.input(), {.person = "grace"}, at("2026-12-08T17:10"), {}, w.ids()));
    w.append(record::record_move(w.input(), {.person = "mary"}, at("2026-12-10T22:30"), {}, w.ids()));
    w.away = {{day("2026-12-10"), day("2026-12-10"), "Fair"}};
    const auto a = plan::plan(w.input());
    CHECK(listed(a) == "ada call 2026-12-08T17:00:00+01:00 calls pinned\n"
                       "grace call 2026-12-08T17:10:00+01:00 calls pinned\n"
                       "mary call 2026-12-10T22:30:00+01:00 pinned\n");
    CHECK(warned(a) == "pin-on-away mary\npin-on-full ada\npin-on-full grace\npin-outside-hours mary\n");
}

TEST_CASE("a frozen touch does not move for a pin but for its own person") {
    world w = tuesday(hour_a_week, person_due("ada") + person_due("grace"));
    w.clock("2026-12-03 09:00");
    w.published = plan::to_publish(plan::plan(w.input()));
    REQUIRE(listed(plan::plan(w.input())) == "grace call 2026-12-03T17:00:00+01:00 calls\n"
                                             "ada call 2026-12-03T17:25:00+01:00 calls\n");
    w.append(record::record_move(w.input(), {.person = "ada"}, at("2026-12-03T17:05"), {}, w.ids()));
    const auto a = plan::plan(w.input());
    CHECK(listed(a) == "grace call 2026-12-03T17:00:00+01:00 calls\n"
                       "ada call 2026-12-03T17:05:00+01:00 calls pinned\n");
    CHECK(warned(a) == "pin-on-full ada\n");
    w.log({.person = "grace", .outcome = ledger::entry_kind::reached});
    CHECK(listed(plan::plan(w.input())) == "ada call 2026-12-03T17:05:00+01:00 calls pinned\n"
                                           "grace call 2026-12-31T17:00:00+01:00 calls\n");
}

TEST_CASE("the next try keeps away from the hour that failed while its window has another") {
    const std::string roster =
        "[people.ada]\nphone = \"+44 1\"\nevery = \"4 weeks\"\nlast = 2026-11-03\nvia = [\"call\"]\n";
    world w = tuesday("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Mon-Sun 17:00-18:00\", \"Fri "
                      "10:00-11:00\"]\n",
                      roster);
    w.clock("2026-12-01 17:10");
    w.log({.person = "ada", .outcome = ledger::entry_kind::no_answer});
    const auto says = [](const plan::agenda& of, plan::reason_code code) {
        return std::ranges::count(of.touches.at(0).reasons, code, &plan::reason::code);
    };
    const auto kept = plan::plan(w.input());
    CHECK(listed(kept) == "ada call 2026-12-04T10:00:00+01:00 calls\n");
    CHECK(says(kept, plan::reason_code::avoided_hour) == 1);
    world chosen = w;
    chosen.append(record::record_move(w.input(), {.person = "ada"}, at("2026-12-04T17:20"), {}, w.ids()));
    CHECK(says(plan::plan(chosen.input()), plan::reason_code::avoided_hour) == 0);
    w.settings.blocks["calls"].when.pop_back();
    const auto a = plan::plan(w.input());
    CHECK(listed(a) == "ada call 2026-12-03T17:00:00+01:00 calls\n");
    CHECK(warned(a) == "avoid-dropped ada\n");
    CHECK(says(a, plan::reason_code::avoided_hour) == 0);
    CHECK(says(a, plan::reason_code::avoid_dropped) == 1);
}

TEST_CASE("a touch across midnight belongs to the day on which it begins") {
    const world w = tuesday("timezone = \"Europe/Berlin\"\n[blocks.late]\nwhen = [\"Wed 23:30-00:30\"]\n"
                            "[channels.call]\nhours = \"00:00-24:00\"\n",
                            person_due("ada", "reach = [\"Thu 00:00-02:00\"]"));
    const auto a = plan::plan(w.input());
    CHECK(faults_of(w, a) == "");
    CHECK(listed(a) == "ada call 2026-12-03T00:00:00+01:00 late\n");
    CHECK(a.touches.at(0).day == day("2026-12-03"));
    CHECK(a.blocks.at(0).day == day("2026-12-02"));
    CHECK(a.blocks.at(0).people == std::vector<std::string>{"ada"});
}

TEST_CASE("a tight touch takes the place of one with more room when that costs less") {
    world w = tuesday("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Tue 17:00-17:30\"]\n",
                      "[people.grace]\nphone = \"+44 1\"\nevery = \"1 year\"\nlast = 2025-12-08\n");
    w.clock("2026-11-28 09:00");
    w.published = plan::to_publish(plan::plan(w.input()));
    CHECK(listed(plan::plan(w.input())) == "grace call 2026-12-08T17:00:00+01:00 calls\n");
    w.read_roster(
        "[people.grace]\nphone = \"+44 1\"\nevery = \"1 year\"\nlast = 2025-12-08\n"
        "[people.ada]\nphone = \"+44 1\"\nevery = \"11 days\"\nlast = 2026-11-27\nearly = \"0 days\"\n");
    w.join();
    CHECK(listed(plan::plan(w.input())) == "grace call 2026-12-01T17:00:00+01:00 calls\n"
                                           "ada call 2026-12-08T17:00:00+01:00 calls\n");
}

TEST_CASE("a touch that is displaced does not enter the freeze") {
    const std::string grace = "[people.grace]\nphone = \"+44 1\"\nevery = \"1 year\"\nlast = 2025-12-08\n";
    world w = tuesday("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Tue 17:00-17:30\"]\n", grace);
    w.published = plan::to_publish(plan::plan(w.input()));
    w.read_roster(
        grace +
        "[people.ada]\nphone = \"+44 1\"\nevery = \"11 days\"\nlast = 2026-11-27\nearly = \"0 days\"\n");
    w.join();
    CHECK(listed(plan::plan(w.input())) == "ada call 2026-12-08T17:00:00+01:00 calls\n"
                                           "grace call 2026-12-15T17:00:00+01:00 calls\n");
}

TEST_CASE("occasions are shown with their years and the 29th of February on the 28th") {
    const world w = tuesday(
        "timezone = \"Europe/Berlin\"\n",
        person_due("ada",
                   "birthday = 1984-02-29\n[[people.ada.occasions]]\nname = \"Wedding\"\non = 2027-01-15\n"
                   "[[people.ada.occasions]]\nname = \"Name day\"\non = \"10-03\"") +
            person_due("grace", "birthday = \"05-31\"\npause = true"));
    std::string shown;
    for (const auto& o : plan::plan(w.input()).occasions) {
        shown += fmt::format("{} {} {} {}\n", print(o.day), o.person, o.name, o.years.value_or(-1));
    }
    CHECK(shown == "2026-10-03 ada Name day -1\n"
                   "2027-02-28 ada Birthday 43\n"
                   "2027-05-31 grace Birthday -1\n");
}

TEST_CASE("contacts within the history are shown and skips are not") {
    world w = tuesday("timezone = \"Europe/Berlin\"\n", person_due("ada") + person_due("grace"));
    w.log({.person = "ada", .outcome = ledger::entry_kind::reached, .channel = "call", .note = "Bath"});
    const auto reached = w.entries.back().id;
    w.append(record::record_skip(w.input(), {.person = "grace"}, {}, w.ids()));
    const auto a = plan::plan(w.input());
    const std::vector<plan::shown_closed> expected{{.uid = plan::touch_uid("test", "ada", 1),
                                                    .person = "ada",
                                                    .name = "Ada",
                                                    .round = 1,
                                                    .day = day("2026-12-01"),
                                                    .outcome = ledger::entry_kind::reached,
                                                    .channel = "call",
                                                    .note = "Bath",
                                                    .entry = reached}};
    CHECK((a.closed == expected));
    w.clock("2027-03-01 09:00");
    CHECK(plan::plan(w.input()).closed.size() == 1);
    w.clock("2027-03-02 09:00");
    CHECK(plan::plan(w.input()).closed.empty());
}

TEST_CASE("nobody is unplaced while ten years have a place") {
    std::string roster;
    for (int i = 0; i < 120; ++i) roster += person_due(fmt::format("p{}", i));
    const world w =
        tuesday("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"1st Tue 17:00-17:30\"]\n", roster);
    const auto a = plan::plan(w.input());
    CHECK(a.touches.size() == 120);
    CHECK(a.touches.back().day == day("2036-11-04"));
}

TEST_CASE("who has no place within twenty years is told") {
    const world w = tuesday("timezone = \"Europe/Berlin\"\n[[away]]\nfrom = 2026-12-01\nto = 2050-01-01\n",
                            person_due("ada"));
    world gone = w;
    gone.away = plan::written_away(w.settings);
    const auto a = plan::plan(gone.input());
    CHECK(a.touches.empty());
    CHECK(warned(a) == "unplaced ada\n");
}
