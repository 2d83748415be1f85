// SPDX-License-Identifier: MIT
// What is not obeyed, and what a user is told who must mend something.
#include "dav/world.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace intouch;
using namespace intouch::dav_test;
using dav::trouble;

namespace {

world with_people(int count, profile p = {}) {
    world w(std::move(p));
    w.plan.clear();
    for (int i = 0; i < count; ++i)
        w.plan[uid_of("person-" + std::to_string(1000 + i))] = {.at = parse_when("2026-12-03").value(),
                                                                .title = "Call"};
    w.in_flight = 6;
    w.sync();
    w.sync();
    REQUIRE(w.disagreement() == "");
    return w;
}

dav::sync_report report_after(world& w, const mishap& m = {}) {
    const auto r = w.sync(m);
    REQUIRE(r);
    return *r;
}

std::string nth(int i) { return uid_of("person-" + std::to_string(1000 + i)); }

} // namespace

TEST_CASE("two hundred objects with six requests in flight are put with one request each") {
    world w;
    w.plan.clear();
    for (int i = 0; i < 200; ++i) w.plan[nth(i)] = {.at = parse_when("2026-12-03").value(), .title = "Call"};
    w.in_flight = 6;
    const auto first = report_after(w);
    CHECK(first.created == 200);
    int after_discovery = 0;
    for (const std::string& line : w.server.log)
        if (line.starts_with("PUT") || line.starts_with("REPORT")) ++after_discovery;
    CHECK(after_discovery == 201);
    CHECK(report_after(w).requests == 8); // what was written is read once, 30 objects at a time
    CHECK(report_after(w).requests == 1);
    CHECK(w.disagreement() == "");
}

TEST_CASE("many deletions at once wait for a confirmation and few do not") {
    world w = with_people(10);
    for (int i = 0; i < 3; ++i) w.server.erase(nth(i));
    CHECK(report_after(w).held == 0);
    CHECK(w.entered.size() == 3);

    w = with_people(10);
    for (int i = 0; i < 4; ++i) w.server.erase(nth(i));
    for (int times = 0; times < 2; ++times) {
        const auto held = report_after(w);
        CHECK(held.held == 4);
        CHECK(held.notes ==
              std::vector<std::string>{"4 of 10 objects are gone from the calendar at once. If you deleted "
                                       "them, say so: intouch sync --confirm. To have them back, first "
                                       "set deleted = \"restore\" for this account"});
        CHECK(w.entered.empty());
        CHECK(w.server.count() == 6);
    }
    world back = w;
    back.restore = true;
    CHECK(
        report_after(back).notes ==
        std::vector<std::string>{"4 of 10 objects are gone from the calendar at once. intouch puts them back "
                                 "once you say so: intouch sync --confirm"});
    back.confirmed = true;
    report_after(back);
    CHECK(back.server.count() == 10);
    CHECK(back.entered.empty());
    // What is held keeps nothing else from being done.
    w.plan[nth(9)].title = "Write";
    CHECK(report_after(w).updated == 1);
    w.confirmed = true;
    CHECK(report_after(w).held == 0);
    CHECK(w.entered.size() == 4);
    CHECK(w.disagreement() == "");
}

TEST_CASE("a full listing without anything of ours is never obeyed") {
    profile without_tokens;
    without_tokens.sync = profile::syncing::refused;
    world w = with_people(2, without_tokens);
    w.server.foreign.insert("dentist@example.org");
    w.server.put(
        w.server.calendar() + "dentist.ics",
        rendered("dentist@example.org", {.at = parse_when("2026-12-04").value(), .title = "Dentist"}));
    w.server.erase(nth(0));
    w.server.erase(nth(1));
    const auto held = report_after(w);
    CHECK(held.held == 2);
    CHECK(w.entered.empty());
    CHECK(w.server.count() == 1);
}

TEST_CASE("a full listing of an empty calendar is that of a new one, which is filled again") {
    profile without_tokens;
    without_tokens.sync = profile::syncing::refused;
    for (const int count : {2, 10}) {
        world w = with_people(count, without_tokens);
        for (int i = 0; i < count; ++i) w.server.erase(nth(i));
        w.confirmed = count == 10;
        const auto r = report_after(w);
        CHECK(r.held == 0);
        CHECK(r.created == count);
        CHECK(r.notes.size() == 1);
        CHECK(w.entered.empty());
        CHECK(report_after(w).notes.empty());
        CHECK(w.disagreement() == "");
    }
}

TEST_CASE("a calendar that is deleted and made again between two syncs is filled again") {
    for (const profile& p : profiles()) {
        for (const bool confirmed : {false, true}) {
            if (p.own_uids) continue;
            INFO(p.name);
            INFO(confirmed);
            world w = with_people(5, p);
            const std::string path = w.server.calendar();
            for (int i = 0; i < 5; ++i) w.server.erase(nth(i));
            w.server.drop_calendar();
            w.server.make_again(path);
            w.confirmed = confirmed;
            // A server that takes any token answers that nothing changed, until something is written.
            if (p.bad_token == profile::forgetting::everything) w.plan[nth(0)].title = "Write";
            for (int times = 0; times < 2; ++times) {
                const auto r = report_after(w);
                CHECK_FALSE(r.stopped);
                CHECK(r.held == 0);
                CHECK(w.entered.empty());
                w.confirmed = false;
            }
            CHECK(w.server.count() == 5);
            CHECK(w.disagreement() == "");
        }
    }
}

TEST_CASE("a new calendar of which one object gives no clear answer waits whole") {
    profile without_tokens;
    without_tokens.sync = profile::syncing::refused;
    world w = with_people(5, without_tokens);
    for (int i = 0; i < 5; ++i) w.server.erase(nth(i));
    int gets = 0;
    w.change = [&](const http::response& r) {
        return r.status == 404 && ++gets == 3 ? http::text_response(500, "text/plain", "") : r;
    };
    CHECK(report_after(w).stopped);
    CHECK(w.entered.empty());
    CHECK(w.server.count() == 0);
    w.change = {};
    CHECK(report_after(w).created == 5);
    report_after(w);
    CHECK(w.entered.empty());
    CHECK(w.disagreement() == "");
}

TEST_CASE("a calendar that is gone suspends the account until it is confirmed") {
    world w = with_people(5);
    w.server.drop_calendar();
    const auto stopped = report_after(w);
    REQUIRE(stopped.stopped);
    CHECK(stopped.stopped->what == trouble::not_found);
    CHECK(
        stopped.stopped->text ==
        "listing the calendar: dav.example.org answered 404 Not Found; the calendar is not there any more. "
        "Nothing was changed. `intouch sync --confirm` looks for it again, and makes one when there is none");
    CHECK(w.entered.empty());
    CHECK(w.kept.objects.size() == 5);
}

TEST_CASE("a calendar that is deleted and made again is filled again, and nobody is skipped") {
    for (const profile& p : profiles()) {
        for (const bool confirmed : {false, true}) {
            if (p.own_uids) continue;
            INFO(p.name);
            INFO(confirmed);
            world w = with_people(5, p);
            const std::string path = w.server.calendar();
            for (int i = 0; i < 5; ++i) w.server.erase(nth(i));
            w.server.drop_calendar();
            CHECK(report_after(w).stopped);
            w.server.make_again(path);
            w.confirmed = confirmed;
            const auto r = report_after(w);
            CHECK_FALSE(r.stopped);
            CHECK(r.held == 0);
            CHECK(w.entered.empty());
            w.confirmed = false;
            report_after(w);
            CHECK(w.server.count() == 5);
            CHECK(w.disagreement() == "");
        }
    }
}

TEST_CASE("a calendar that is away for a while is the same as before, and a deletion meanwhile is heard") {
    world w = with_people(10);
    w.change = [](const http::response&) { return http::text_response(404, "text/plain", "not now"); };
    CHECK(report_after(w).stopped);
    w.change = {};
    w.server.erase(nth(0));
    const auto r = report_after(w);
    CHECK(r.entered == 1);
    CHECK(r.created + r.updated == 0);
    CHECK(w.disagreement() == "");
}

TEST_CASE("a calendar that is gone is made again once that is confirmed") {
    world w = with_people(5);
    for (int i = 0; i < 5; ++i) w.server.erase(nth(i));
    w.server.drop_calendar();
    w.confirmed = true;
    const auto made = report_after(w);
    CHECK_FALSE(made.stopped);
    CHECK(made.created == 5);
    CHECK(w.entered.empty());
    CHECK(w.disagreement() == "");
}

TEST_CASE("an object that the server makes its own each time is left alone for a day") {
    world w = with_people(1);
    const auto take_back = [&] {
        w.server.edit(nth(0), [](const std::string& b) {
            return with_line(b, "DTSTART", "DTSTART:20261305T000000Z"); // no time
        });
    };
    int writes = 0;
    std::vector<std::string> notes;
    for (int i = 0; i < 6; ++i) {
        take_back();
        const auto r = report_after(w);
        writes += r.updated;
        if (r.stopped) notes.push_back(r.stopped->text);
    }
    CHECK(writes == 3);
    REQUIRE(notes.size() == 3);
    CHECK(notes.front().ends_with("as intouch writes it; it is left alone until tomorrow"));
    w.now += days(1);
    take_back();
    CHECK(report_after(w).updated == 1);
}

TEST_CASE("what the user does, and what a server refuses, is no rewriting") {
    world w = with_people(1);
    for (int i = 0; i < 5; ++i) { // both sides change it
        w.server.edit(nth(0), [&](const std::string& b) {
            return with_line(b, "SUMMARY", "SUMMARY:Mine " + std::to_string(i));
        });
        w.plan[nth(0)].at.day += days(1);
        CHECK_FALSE(report_after(w).stopped);
        CHECK(w.disagreement() == "");
    }
    for (int i = 0; i < 5; ++i) { // dragged into the past
        w.server.edit(nth(0), [&](const std::string& b) {
            return with_line(with_line(b, "DTSTART", "DTSTART;VALUE=DATE:20261120"), "DTEND",
                             "DTEND;VALUE=DATE:20261121");
        });
        const auto r = report_after(w);
        CHECK_FALSE(r.stopped);
        REQUIRE(r.notes.size() == 1);
        CHECK(r.notes.front().ends_with("it is put back"));
        CHECK(w.disagreement() == "");
    }
    world x = with_people(1);
    x.plan[nth(0)].at.day += days(1);
    x.change = [](const http::response& r) { // refuses every PUT, which is all that answers 204 here
        return r.status == 204 ? http::text_response(409, "text/plain", "") : r;
    };
    x.server.deaf.insert(nth(0));
    for (int i = 0; i < 4; ++i) CHECK(report_after(x).stopped);
    x.change = {};
    x.server.deaf.clear();
    CHECK_FALSE(report_after(x).stopped);
    CHECK(x.disagreement() == "");
}

TEST_CASE("a touch that is moved after the last day of the calendar is named") {
    world w = with_people(2);
    w.last = parse_date("2026-12-31").value();
    w.server.edit(nth(0), [](const std::string& b) {
        return with_line(with_line(b, "DTSTART", "DTSTART;VALUE=DATE:20270715"), "DTEND",
                         "DTEND;VALUE=DATE:20270716");
    });
    CHECK(report_after(w).notes ==
          std::vector<std::string>{"\"Call\": moved to Thu 15 Jul 2027, after the last day that the calendar "
                                   "shows; it comes back when its day is nearer"});
    CHECK(w.server.count() == 1);
    w.last.reset();
    report_after(w);
    report_after(w);
    CHECK(w.disagreement() == "");
}

TEST_CASE("a wrong password is told and nothing is tried again") {
    world w;
    const auto r = report_after(w, {.at = 1, .what = mishap::kind::status, .status = 401, .body = {}});
    REQUIRE(r.stopped);
    CHECK(*r.stopped == dav::fault{trouble::unauthorized,
                                   "logging in as ada: dav.example.org answered 401 Unauthorized; "
                                   "check user and password"});
    CHECK(w.requests == 1);
}

TEST_CASE("what asks to wait says how long") {
    world w = with_people(1);
    const auto r = report_after(w, {.at = 1, .what = mishap::kind::status, .status = 429, .body = {}});
    REQUIRE(r.stopped);
    CHECK(r.stopped->what == trouble::busy);
    CHECK(r.stopped->retry_after == seconds(900));
    CHECK(w.requests == 1);
}

TEST_CASE("a quota stops what is still to be written") {
    world w = with_people(1);
    for (int i = 1; i < 9; ++i) w.plan[nth(i)] = {.at = parse_when("2026-12-03").value(), .title = "Call"};
    w.in_flight = 1;
    const auto r = report_after(w, {.at = 3, .what = mishap::kind::status, .status = 507, .body = {}});
    REQUIRE(r.stopped);
    CHECK(r.stopped->what == trouble::full);
    CHECK(w.requests == 3);
    CHECK(r.created == 1);
    w.sync();
    CHECK(w.disagreement() == "");
}

TEST_CASE("an object that is not taken keeps the calendar from being in step and nothing else back") {
    world w = with_people(1);
    for (int i = 1; i < 4; ++i) w.plan[nth(i)] = {.at = parse_when("2026-12-03").value(), .title = "Call"};
    w.in_flight = 1;
    const auto r = report_after(w, {.at = 3, .what = mishap::kind::status, .status = 403});
    REQUIRE(r.stopped);
    CHECK(*r.stopped ==
          dav::fault{trouble::forbidden,
                     "1 of 3 objects was not taken: writing "
                     "\"Call\" (\"/dav/cal/ada/in-touch/person-1002xxxxxxxxxxxxxxx.ics\"): "
                     "dav.example.org answered 403 Forbidden; check that this user may do that"});
    CHECK(r.created == 2);
    CHECK_FALSE(report_after(w).stopped);
    CHECK(w.disagreement() == "");
}

TEST_CASE("an object that the server fails at for good keeps nothing else back") {
    world w = with_people(6);
    // The first of all, and more than a server needs to count as ill.
    for (int i = 0; i < 4; ++i) w.server.broken.insert(nth(i));
    w.in_flight = 1;
    for (int i = 0; i < 6; ++i) w.plan[nth(i)].title = "Write";
    report_after(w); // finds out which
    const auto r = report_after(w);
    REQUIRE(r.stopped);
    CHECK(r.stopped->what == trouble::broken);
    CHECK(r.in_vain == std::set<std::string>{nth(0), nth(1), nth(2), nth(3)});
    CHECK(r.stopped->text.starts_with(
        "writing \"Write\" (\"/dav/cal/ada/in-touch/person-1002xxxxxxxxxxxxxxx.ics\"): "
        "dav.example.org answered 500 Internal Server Error"));
    CHECK(w.server.body(nth(4)).find("Write") != std::string::npos);
    CHECK(w.server.body(nth(5)).find("Write") != std::string::npos);
    // What is new comes first, and what the user does to the others is heard.
    w.plan[nth(5)].title = "Visit";
    w.plan[nth(6)] = {.at = parse_when("2026-12-03").value(), .title = "Call"};
    w.server.edit(nth(4), [](const std::string& b) { return with_line(b, "STATUS", "STATUS:CANCELLED"); });
    const auto next = report_after(w);
    CHECK(next.created == 1);
    CHECK(next.updated == 1);
    CHECK(next.entered == 1);
    CHECK(w.server.body(nth(5)).find("Visit") != std::string::npos);
    w.server.broken.clear();
    CHECK_FALSE(report_after(w).stopped);
    CHECK(w.disagreement() == "");
}

TEST_CASE("one object that the server fails at is named and tried each time") {
    world w;
    const auto ada = uid_of("ada");
    w.server.broken.insert(ada);
    for (int times = 0; times < 3; ++times) {
        const auto r = report_after(w);
        REQUIRE(r.stopped);
        CHECK(*r.stopped ==
              dav::fault{
                  trouble::broken,
                  (times == 0 ? "1 of 3 objects was not taken: " : "1 of 1 object was not taken: ") +
                      std::string(
                          "writing \"Call Ada\" (\"/dav/cal/ada/in-touch/adaxxxxxxxxxxxxxxxxxxxxxxx.ics\"): "
                          "dav.example.org answered 500 Internal Server Error; it is "
                          "tried again later")});
        CHECK(r.created == (times == 0 ? 2 : 0));
        CHECK(r.in_vain == std::set<std::string>{ada});
    }
    w.server.broken.clear();
    CHECK(report_after(w).created == 1);
    CHECK(w.disagreement() == "");
}

TEST_CASE("an object that is locked is written once it is free") {
    world w = with_people(3);
    for (int i = 0; i < 3; ++i) w.plan[nth(i)].title = "Write";
    w.server.locked.insert(nth(1));
    const auto r = report_after(w);
    REQUIRE(r.stopped);
    CHECK(r.stopped->what == trouble::broken);
    CHECK(r.stopped->text.ends_with("answered 423 Locked; it is tried again later"));
    CHECK(r.updated == 2);
    CHECK(r.requests == 4);
    w.server.locked.clear();
    CHECK(report_after(w).updated == 1);
    CHECK(w.disagreement() == "");
}

TEST_CASE("an object that the server does not let go is no calendar that may only be read") {
    world w = with_people(1);
    w.plan.clear();
    const auto r = report_after(
        w, {.at = 2, .what = mishap::kind::status, .status = 403, .body = "x-deleted.ics already exists"});
    REQUIRE(r.stopped);
    CHECK(r.stopped->what == trouble::forbidden);
    CHECK(r.stopped->text.starts_with("1 of 1 object was not taken: deleting "));
    CHECK_FALSE(report_after(w).stopped);
    CHECK(w.disagreement() == "");
}

TEST_CASE("a quota that is spent for the day is waited for") {
    const std::string spent = "<D:error xmlns:D=\"DAV:\"/>";
    world w = with_people(2);
    const auto listing =
        report_after(w, {.at = 1, .what = mishap::kind::status, .status = 403, .body = spent});
    REQUIRE(listing.stopped);
    CHECK(listing.stopped->what == trouble::busy);
    w.in_flight = 1;
    for (int i = 0; i < 2; ++i) w.plan[nth(i)].title = "Write";
    const auto writing =
        report_after(w, {.at = 2, .what = mishap::kind::status, .status = 403, .body = spent});
    REQUIRE(writing.stopped);
    CHECK(writing.stopped->what == trouble::busy);
    CHECK(w.requests == 2);
    CHECK(report_after(w).updated == 2);
}

TEST_CASE("nothing is written over what the user does meanwhile where there are no etags") {
    for (const profile& p : profiles()) {
        if (p.etag != profile::tagging::none) continue;
        INFO(p.name);
        for (const bool removes : {false, true}) {
            world w(p);
            report_after(w);
            report_after(w);
            const auto ada = uid_of("ada");
            if (removes)
                w.plan.erase(ada);
            else
                w.plan[ada].title = "Call Ada L.";
            // After everything was read, and before it is written.
            w.server.meanwhile = [&](const dav::request& c) {
                if (c.message.method != "GET" || c.message.target.find("/ada") == std::string::npos) return;
                w.server.meanwhile = {};
                w.server.edit(ada, [](const std::string& b) {
                    return with_line(b, "DESCRIPTION", "DESCRIPTION:bring flowers");
                });
            };
            report_after(w);
            CHECK_FALSE(w.server.meanwhile);
            CHECK(w.server.body(ada).find("bring flowers") != std::string::npos);
            if (!removes) CHECK(w.server.body(ada).find("Call Ada L.") != std::string::npos);
            report_after(w);
            CHECK(w.server.body(ada).find("bring flowers") != std::string::npos);
        }
    }
}

TEST_CASE("a calendar that takes nothing any more is told once") {
    world w = with_people(1);
    w.plan[nth(0)].title = "Write";
    const auto r = report_after(w, {.at = 2, .what = mishap::kind::status, .status = 403});
    REQUIRE(r.stopped);
    CHECK(r.stopped->what == trouble::read_only);
    CHECK(r.stopped->text.starts_with("nothing may be written to the calendar \"In touch\": writing "));
    CHECK(r.stopped->text.ends_with("check that this user may do that; or name another calendar"));
    CHECK(r.notes.empty());
}

TEST_CASE("a calendar for other things is refused by name and one that cannot be made is told") {
    profile tasks_only;
    tasks_only.makes = profile::making::exists_anyway;
    tasks_only.components = "VTODO";
    world w(tasks_only);
    CHECK(report_after(w).stopped->text ==
          "the calendar \"In touch\" takes VTODO only, not VEVENT; name another calendar");

    profile liar;
    liar.makes = profile::making::lies;
    world x(liar);
    const auto lied = report_after(x);
    CHECK(lied.stopped->what == trouble::not_caldav);
    CHECK(lied.stopped->text.find("said that it made the calendar \"In touch\", but it is not there") !=
          std::string::npos);

    profile never;
    never.makes = profile::making::never;
    world y(never);
    y.server.drop_calendar();
    const auto refused = report_after(y);
    CHECK(refused.stopped->what == trouble::forbidden);
    CHECK(refused.stopped->text.ends_with(
        "make a calendar \"In touch\" there yourself, or write the address of one as url"));
}

TEST_CASE("a calendar of another name at the address of ours is not written to") {
    world w;
    w.server.take_address("/dav/cal/ada/in-touch/", "School run");
    CHECK_FALSE(report_after(w).stopped);
    CHECK(w.server.calendar() == "/dav/cal/ada/in-touch-2/");
    CHECK(w.kept.collection.url == "https://dav.example.org/dav/cal/ada/in-touch-2/");
    report_after(w);
    CHECK(w.disagreement() == "");

    world x; // where the calendar shows its address, which is no name of a user
    x.server.take_address("/dav/cal/ada/in-touch/", "in-touch");
    report_after(x);
    CHECK(x.kept.collection.url == "https://dav.example.org/dav/cal/ada/in-touch/");
}

TEST_CASE("other settings of an account mean another search") {
    // Another way to the same calendar: nothing is written.
    world w = with_people(5);
    w.base = "https://dav.example.org/dav/";
    auto r = report_after(w);
    CHECK(w.requests > 1);
    CHECK(r.created + r.updated + r.deleted == 0);
    CHECK(r.notes.empty());
    CHECK(w.server.count() == 5);
    report_after(w);
    CHECK(w.requests == 1);
    // Another user, who does not have it: the objects stay where they are, and that is told.
    const fake_server before = std::exchange(w.server, fake_server());
    w.user = "bob";
    w.named = true;
    w.calendar = "Touches";
    r = report_after(w);
    CHECK(w.server.calendar() == "/dav/cal/ada/touches/");
    CHECK(r.created == 5);
    CHECK(r.deleted == 0);
    CHECK(r.notes ==
          std::vector<std::string>{
              "the calendar is https://dav.example.org/dav/cal/ada/touches/ now; 5 objects of intouch "
              "stay in https://dav.example.org/dav/cal/ada/in-touch/ as they are: delete them there"});
    report_after(w);
    CHECK(w.disagreement() == "");
    // Back again: the objects there are recognised.
    w.server = before;
    w.user = "ada";
    w.named = false;
    w.calendar = "In touch";
    r = report_after(w);
    CHECK(r.created + r.deleted == 0);
    report_after(w);
    CHECK(w.disagreement() == "");
}

TEST_CASE("under another address of the same calendar, what the user changed meanwhile is heard") {
    world w = with_people(5);
    report_after(w);
    w.server.edit(nth(0), [](const std::string& b) {
        return with_line(with_line(b, "STATUS", "STATUS:CANCELLED"), "LAST-MODIFIED",
                         "LAST-MODIFIED:20990101T000000Z");
    });
    w.base = "https://dav.example.org:8443/dav/cal/ada/";
    const auto r = report_after(w);
    CHECK(r.notes.empty());
    CHECK(r.updated == 0); // nothing was taken back
    CHECK(r.entered == 1);
}

TEST_CASE("a calendar that does not take what an account wants now keeps its objects") {
    profile events_only;
    events_only.components = "VEVENT";
    world w = with_people(5, events_only);
    w.tasks = true;
    for (auto& [uid, p] : w.plan) p.task = true;
    const auto r = report_after(w);
    REQUIRE(r.stopped);
    CHECK(r.stopped->text == "the calendar \"In touch\" takes VEVENT only, not VTODO; name another calendar");
    CHECK(r.deleted == 0);
    CHECK(w.server.count() == 5);
    // Where it takes both, each event gives way to its task.
    world x = with_people(5);
    x.tasks = true;
    for (auto& [uid, p] : x.plan) p.task = true;
    report_after(x);
    report_after(x);
    CHECK(x.server.body(nth(0)).find("BEGIN:VTODO") != std::string::npos);
    CHECK(x.disagreement() == "");
}

TEST_CASE("what is no CalDAV server says so") {
    world w;
    for (int at = 1; at <= 3; ++at) {
        const auto r =
            report_after(w, {.at = 1, .what = mishap::kind::status, .status = 404, .body = "<html>"});
        CHECK_FALSE(r.stopped); // found at another place
    }
    profile nowhere;
    nowhere.well_known = false;
    nowhere.principal = false;
    world x(nowhere);
    x.server.drop_calendar();
    x.sync();
    CHECK(x.server.calendar() == "/dav/cal/ada/in-touch/");
}

TEST_CASE("tasks go into a calendar of tasks and everything else is left out with a note") {
    profile p;
    p.makes = profile::making::exists_anyway;
    p.components = "VTODO";
    world w(p);
    w.tasks = true;
    w.plan.clear();
    w.plan[nth(0)] = {.at = parse_when("2026-12-03").value(), .title = "Call", .task = true};
    w.plan[nth(1)] = {.at = parse_when("2026-12-03").value(), .title = "Birthday"};
    const auto r = report_after(w);
    CHECK(r.created == 1);
    CHECK(
        r.notes ==
        std::vector<std::string>{
            "1 item is left out, because the calendar takes VTODO only; to have all, name another calendar"});
}
