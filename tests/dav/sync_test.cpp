// SPDX-License-Identifier: MIT
#include "dav/world.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace intouch;
using namespace intouch::dav_test;

namespace {

std::string said_with_days(const world& w) {
    std::string all;
    for (const dav::edit& e : w.entered) {
        all += std::string(all.empty() ? "" : "; ") + std::string(ledger::name(e.what)) + " " +
               e.uid.substr(0, e.uid.find('x'));
        if (e.on) all += " on " + print(*e.on);
        if (e.to) all += " to " + print(*e.to);
    }
    return all;
}

dav::sync_report finished(world& w) {
    auto r = w.sync();
    REQUIRE(r);
    INFO((r->stopped ? r->stopped->text : std::string()));
    REQUIRE_FALSE(r->stopped);
    return *r;
}

} // namespace

TEST_CASE("a first run finds or makes the calendar and puts everything there") {
    for (const profile& p : profiles()) {
        INFO(p.name);
        world w(p);
        const auto r = finished(w);
        CHECK(r.notes == std::vector<std::string>{});
        CHECK(r.created == 3);
        w.sync();
        CHECK(w.disagreement().empty());
        INFO(w.disagreement());
    }
}

TEST_CASE("what is unchanged costs one request and what changed one more each") {
    for (const profile& p : profiles()) {
        INFO(p.name);
        world w(p);
        const bool exemplary =
            p.name == "exemplary" || p.name == "radicale" || p.name == "cyrus" || p.name == "xandikos";
        finished(w);
        finished(w);
        const auto idle = finished(w);
        CHECK(idle == dav::sync_report{.requests = idle.requests});
        CHECK(w.saves <= (p.new_token_each_time ? 1 : 0));
        if (exemplary) CHECK(idle.requests == 1);
        w.plan[uid_of("ada")].text = "her book";
        w.plan[uid_of("mary")].at.day += days(1);
        const auto two = finished(w);
        CHECK(two.updated == 2);
        if (exemplary) CHECK(two.requests == 3);
        if (exemplary) CHECK(finished(w).requests == 2); // what was written is read once
        if (exemplary) CHECK(finished(w).requests == 1);
        finished(w);
        CHECK(w.disagreement() == "");
    }
}

TEST_CASE("what the user does with another client is understood whatever the server") {
    for (const profile& p : profiles()) {
        INFO(p.name);
        world w(p);
        finished(w);
        finished(w);
        const auto ada = uid_of("ada");
        const auto mary = uid_of("mary");
        w.server.edit(ada, [](const std::string& body) {
            return with_line(with_line(body, "DTSTART", "DTSTART;TZID=Europe/Berlin:20261205T110000"),
                             "DTEND", "DTEND;TZID=Europe/Berlin:20261205T112500");
        });
        finished(w);
        CHECK(said_with_days(w) == "moved ada to 2026-12-05T11:00");
        w.server.edit(uid_of("grace"), [](const std::string& body) {
            return with_line(body, "SUMMARY", "SUMMARY:✓ Text Grace");
        });
        w.server.edit(mary,
                      [](const std::string& body) { return with_line(body, "STATUS", "STATUS:CANCELLED"); });
        w.entered.clear();
        finished(w);
        CHECK(said_with_days(w) == "reached grace on 2026-12-01T09:00; skipped mary on 2026-12-01T09:00");
        w.server.erase(ada);
        w.entered.clear();
        finished(w);
        CHECK(said_with_days(w) == "skipped ada on 2026-12-01T09:00");
        w.server.restore(ada);
        w.entered.clear();
        finished(w);
        CHECK(said_with_days(w) == "undone ada");
        finished(w);
        CHECK(w.disagreement() == "");
    }
}

TEST_CASE("objects of others are never touched") {
    for (const profile& p : profiles()) {
        INFO(p.name);
        world w(p);
        finished(w);
        const std::string dentist = "dentist@example.org";
        w.server.foreign.insert(dentist);
        w.server.put(w.server.calendar() + "dentist.ics",
                     rendered(dentist, {.at = {parse_date("2026-12-04").value(), {}}, .title = "Dentist"}));
        finished(w);
        w.plan.erase(uid_of("ada"));
        w.plan[uid_of("grace")].text = "x";
        finished(w);
        w.server.erase(uid_of("grace"));
        finished(w);
        finished(w);
        CHECK(w.disagreement() == "");
        CHECK(w.server.body(dentist).find("Dentist") != std::string::npos);
    }
}

TEST_CASE("a uid that another calendar has is not taken from there") {
    world w;
    const auto ada = uid_of("ada");
    // Cyrus allows a UID once in all calendars of a user.
    w.server.elsewhere[ada] = "/dav/cal/ada/private/ada.ics";
    w.server.elsewhere[uid_of("mary")] = "https://evil.example/dav/cal/ada/in-touch/mary.ics";
    w.sync();
    finished(w);
    CHECK(w.disagreement() == "");
    CHECK(w.kept.objects.at(ada).generation == 1);
    for (const std::string& line : w.server.log) CHECK(line.find("private") == std::string::npos);
    CHECK(finished(w).requests == 1);
}

TEST_CASE("objects are asked for where the calendar is whatever host the server names") {
    profile p;
    p.absolute_hrefs = true;
    p.host = "inner.example.net:8080";
    p.multiget_missing = profile::getting::unsupported;
    world w(p);
    finished(w);
    w.server.edit(uid_of("ada"),
                  [](const std::string& b) { return with_line(b, "STATUS", "STATUS:CANCELLED"); });
    w.plan[uid_of("mary")].title = "Write Mary";
    finished(w);
    CHECK(said_with_days(w) == "skipped ada on 2026-12-01T09:00");
    CHECK(w.disagreement() == "");
}

TEST_CASE("what is gone before it was ever seen is the user's deletion only where the listing names it") {
    for (const profile& p : profiles()) {
        INFO(p.name);
        world w(p);
        finished(w);
        finished(w);
        w.plan[uid_of("zoe")] = {.at = parse_when("2026-12-20").value(), .title = "Text Zoe"};
        finished(w);
        w.server.erase(uid_of("zoe"));
        const auto notes = finished(w).notes;
        const bool named = p.sync == profile::syncing::real && !p.compares_states && !p.href_is_uid;
        CHECK(said_with_days(w) == (named ? "skipped zoe on 2026-12-01T09:00" : ""));
        CHECK(notes.empty() == named);
        // Once a sync has seen it, its deletion is the user's.
        finished(w);
        finished(w);
        w.entered.clear();
        if (!w.server.has(uid_of("zoe"))) continue;
        w.server.erase(uid_of("zoe"));
        finished(w);
        CHECK(said_with_days(w) == "skipped zoe on 2026-12-01T09:00");
        finished(w);
        CHECK(w.disagreement() == "");
    }
}

TEST_CASE("a deletion of the user is heard at once on every server whatever intouch writes then") {
    using change = std::function<void(world&)>;
    const auto ada = uid_of("ada");
    const change nothing = [](world&) {};
    const change update = [&](world& w) { w.plan[ada].at.day += days(1); };
    const change retitle = [&](world& w) { w.plan[ada].title = "Write Ada"; };
    const change add = [](world& w) {
        w.plan[uid_of("zoe")] = {.at = parse_when("2026-12-20").value(), .title = "Text Zoe"};
    };
    for (const profile& p : profiles()) {
        for (const change& before : {nothing, update, add}) {
            for (const change& meanwhile : {nothing, update, retitle, add}) {
                INFO(p.name);
                world w(p);
                finished(w);
                finished(w);
                before(w);
                finished(w);
                w.server.erase(ada);
                meanwhile(w);
                finished(w);
                CHECK(said_with_days(w) == "skipped ada on 2026-12-01T09:00");
                finished(w);
                CHECK(w.entered.size() == 1);
                CHECK_FALSE(w.server.has(ada));
                CHECK(w.disagreement() == "");
            }
        }
    }
}

TEST_CASE("a touch that repeats or has guests in the calendar is named until the user takes that out") {
    for (const char* line : {"RRULE:FREQ=WEEKLY", "ATTENDEE:mailto:ada@example.org"}) {
        world w;
        finished(w);
        finished(w);
        const auto ada = uid_of("ada");
        const std::string name = std::string(line).substr(0, std::string(line).find(':'));
        w.server.edit(ada, [&](const std::string& b) { return with_line(b, name, line); });
        const std::vector<std::string> note{
            "\"Call Ada\" repeats or has guests in the calendar, so intouch leaves it "
            "there as it is; take that out of it, or delete it"};
        CHECK(finished(w).notes == note);
        w.plan[ada].at.day += days(1);
        CHECK(finished(w).notes == note);
        CHECK(w.server.body(ada).find(line) != std::string::npos);
        w.server.edit(ada, [&](const std::string& b) { return with_line(b, name, ""); });
        CHECK(finished(w).notes.empty());
        CHECK(w.entered.empty());
        CHECK(w.disagreement() == "");
    }
}

TEST_CASE("what the server takes and drops is put again and skips nobody") {
    for (const profile& p : profiles()) {
        INFO(p.name);
        world w(p);
        finished(w);
        finished(w);
        w.server.dropping.insert(uid_of("zoe"));
        w.plan[uid_of("zoe")] = {.at = parse_when("2026-12-20").value(), .title = "Text Zoe"};
        CHECK(finished(w).notes.empty());
        for (int runs = 0; runs < 3; ++runs)
            CHECK(finished(w).notes ==
                  std::vector<std::string>{"\"Text Zoe\" was taken by the server and is not there; it is "
                                           "written again"});
        const auto puts = [&] {
            return std::ranges::count_if(w.server.log,
                                         [](const std::string& l) { return l.starts_with("PUT"); });
        };
        const auto before = puts();
        for (int runs = 0; runs < 3; ++runs) {
            const auto r = w.sync();
            REQUIRE(r);
            REQUIRE(r->stopped);
            CHECK(r->stopped->text == "the server does not keep \"Text Zoe\" as intouch writes it; it is "
                                      "left alone until tomorrow");
        }
        CHECK(puts() == before);
        CHECK(w.entered.empty());
        w.server.dropping.clear();
        w.now += days(1);
        finished(w);
        finished(w);
        CHECK(w.disagreement() == "");
        CHECK(w.entered.empty());
    }
}

TEST_CASE("many deletions of objects that were never seen wait too and are the user's once confirmed") {
    const auto name = [](int i) { return uid_of(std::string("person") + static_cast<char>('a' + i)); };
    for (const profile& p : profiles()) {
        INFO(p.name);
        world w(p);
        w.plan.clear();
        for (int i = 0; i < 10; ++i)
            w.plan[name(i)] = {.at = parse_when("2026-12-03").value(), .title = "Call"};
        finished(w);
        for (int i = 0; i < 4; ++i) w.server.erase(name(i));
        for (int times = 0; times < 2; ++times) CHECK(finished(w).held == 4);
        CHECK(w.entered.empty());
        CHECK(w.server.count() == 6);
        w.confirmed = true;
        CHECK(finished(w).held == 0);
        CHECK(w.entered.size() == 4);
        finished(w);
        CHECK(w.disagreement() == "");
    }
}
