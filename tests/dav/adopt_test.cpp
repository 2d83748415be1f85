// SPDX-License-Identifier: MIT
// After the state directory was lost: what intouch made is recognised, and the user says what becomes of it.
#include "dav/canonical_object.hpp"
#include "dav/sync/reconcile.hpp"
#include "dav/synced.hpp"
#include "dav/world.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace intouch;
using namespace intouch::dav_test;
using dav::trouble;

namespace {

/// Whose state is lost, in a calendar with an event of the user's own.
world forgetful(const profile& p = {}) {
    world w(p);
    synced(w);
    synced(w);
    const std::string dentist = "dentist@example.org";
    w.server.foreign.insert(dentist);
    w.server.put(w.server.calendar() + "dentist.ics",
                 rendered(dentist, {.at = parse_when("2026-12-04").value(), .title = "Dentist"}));
    w.lose_state();
    return w;
}

std::string found_text(int count) {
    return "the calendar holds " + std::to_string(count) + (count == 1 ? " object" : " objects") +
           " that intouch made, and of which it knows nothing. Its state was lost, or another intouch writes "
           "there. Nothing is written until you say so: `intouch sync --adopt` takes them over, `intouch "
           "sync "
           "--confirm` removes them";
}

} // namespace

TEST_CASE("a lost state pushes nothing before the user has said what becomes of what is there") {
    for (const profile& p : profiles()) {
        INFO(p.name);
        world w = forgetful(p);
        const auto before = w.server.objects();
        for (int runs = 0; runs < 3; ++runs) {
            const auto r = synced(w);
            REQUIRE(r.stopped);
            CHECK(*r.stopped == dav::fault{trouble::undecided, found_text(3)});
            CHECK(w.server.objects() == before);
            CHECK(w.kept.objects.empty());
        }
    }
}

TEST_CASE("what is taken over is there once and holds the new plan") {
    for (const profile& p : profiles()) {
        INFO(p.name);
        world w = forgetful(p);
        w.plan[uid_of("zzada")].at = parse_when("2026-12-06T10:00").value();
        w.plan[uid_of("zzgrace")].text = "her book";
        w.plan.erase(uid_of("zzmary")); // not on the new plan, and still to come: goes
        w.plan[uid_of("zzzoe")] = {.at = parse_when("2026-12-20").value(), .title = "Text Zoe"};
        synced(w);
        w.adopt = true;
        const auto r = synced(w);
        CHECK_FALSE(r.stopped);
        CHECK(r.notes ==
              std::vector<std::string>{"2 objects that intouch made before are taken over; of 1 more "
                                       "not planned now, 0 stay: past, or changed by you"});
        w.adopt = false;
        synced(w);
        CHECK(w.disagreement() == "");
        CHECK(w.entered.empty());
        CHECK(w.server.count() == 4);
        // From here on they are ours.
        w.server.erase(uid_of("ada"));
        synced(w);
        REQUIRE(w.entered.size() == 1);
        CHECK(w.entered.front().uid == uid_of("zzada"));
    }
}

TEST_CASE("what the user wrote into an object and what is past stays when it is taken over") {
    world w = forgetful();
    w.server.edit(uid_of("ada"), [](const std::string& b) {
        return with_line(with_line(b, "SUMMARY", "SUMMARY:Call Ada"), "LAST-MODIFIED",
                         "LAST-MODIFIED:20261201T090000Z\r\nLOCATION:the Red Lion");
    });
    w.server.edit(uid_of("grace"), [](const std::string& b) {
        return with_line(with_line(with_line(b, "DTSTART", "DTSTART;VALUE=DATE:20261120"), "DTEND",
                                   "DTEND;VALUE=DATE:20261121"),
                         "SUMMARY", "SUMMARY:✓ Grace");
    });
    w.server.edit(uid_of("mary"), [](const std::string& b) {
        return with_line(with_line(b, "SUMMARY", "SUMMARY:Mary: the moon"), "LAST-MODIFIED",
                         "LAST-MODIFIED:20261201T090000Z");
    });
    w.plan.erase(uid_of("zzgrace"));
    w.plan.erase(uid_of("zzmary"));
    w.plan[uid_of("zzada")].text = "her book";
    w.adopt = true;
    for (int runs = 0; runs < 3; ++runs) CHECK_FALSE(synced(w).stopped);
    CHECK(w.server.count() == 4);
    CHECK(w.server.body(uid_of("ada")).find("LOCATION:the Red Lion") != std::string::npos);
    CHECK(w.server.body(uid_of("grace")).find("✓ Grace") != std::string::npos);
    CHECK(w.server.body(uid_of("mary")).find("Mary: the moon") != std::string::npos);
    CHECK(w.entered.empty());
}

TEST_CASE("objects of one title are matched one to one") {
    world w;
    w.plan.clear();
    for (int i = 0; i < 5; ++i)
        w.plan[uid_of(std::string("block") + static_cast<char>('a' + i))] = {
            .at = parse_when("2026-12-0" + std::to_string(i + 1) + "T17:00").value(),
            .title = "Keeping in touch"};
    synced(w);
    synced(w);
    const auto before = w.server.log.size();
    w.lose_state();
    w.adopt = true;
    CHECK(synced(w).updated == 0);
    synced(w);
    CHECK(w.server.count() == 5);
    CHECK(w.disagreement() == "");
    CHECK(std::ranges::none_of(w.server.log.begin() + static_cast<std::ptrdiff_t>(before), w.server.log.end(),
                               [](const std::string& l) { return l.starts_with("PUT"); }));
}

TEST_CASE("what a confirmation removes is gone and nothing else is") {
    for (const profile& p : profiles()) {
        INFO(p.name);
        world w = forgetful(p);
        synced(w);
        w.confirmed = true;
        const auto r = synced(w);
        CHECK_FALSE(r.stopped);
        CHECK(r.deleted == 3);
        CHECK(r.created == 3);
        w.confirmed = false;
        synced(w);
        CHECK(w.disagreement() == "");
        CHECK(w.server.count() == 4);
        CHECK(w.entered.empty());
    }
}

TEST_CASE("nothing is written before all objects of a lost state are known") {
    for (const profile& p : profiles()) {
        INFO(p.name);
        world w = forgetful(p);
        const auto before = w.server.objects();
        w.server.broken.insert(dav::read_object(w.server.body(uid_of("mary")))->uid);
        w.adopt = true;
        for (int runs = 0; runs < 2; ++runs) {
            const auto r = synced(w);
            REQUIRE(r.stopped);
            CHECK(r.stopped->what == trouble::broken);
            CHECK(r.stopped->text.find(". Nothing is written before intouch knows all objects that it made "
                                       "before; it is tried again later") != std::string::npos);
            CHECK(w.server.objects() == before);
            CHECK(w.kept.objects.empty());
        }
        w.server.broken.clear();
        CHECK_FALSE(synced(w).stopped);
        w.adopt = false;
        synced(w);
        CHECK(w.disagreement() == "");
    }
}

TEST_CASE("a calendar that is found again asks what becomes of its objects") {
    world w = forgetful();
    w.kept.collection.url = "https://dav.example.org/dav/cal/ada/moved-away/";
    w.kept.objects[uid_of("old")] = {.uid = uid_of("old"),
                                     .href = "/dav/cal/ada/moved-away/old.ics",
                                     .etag = "\"1\"",
                                     .written = {},
                                     .remote = {},
                                     .wanted = {},
                                     .intended = {}};
    const auto before = w.server.objects();
    CHECK(synced(w).stopped->what == trouble::not_found);
    w.confirmed = true; // that the calendar is gone
    const auto r = synced(w);
    REQUIRE(r.stopped);
    CHECK(r.stopped->text == found_text(3));
    CHECK(w.server.objects() == before);
    CHECK(w.kept.objects.empty());
}

TEST_CASE("a calendar of the user's own holds nothing of intouch and is no question") {
    profile p;
    p.makes = profile::making::never;
    world w(p);
    for (int i = 0; i < 250; ++i) {
        const std::string uid = "event-" + std::to_string(i) + "@example.org";
        w.server.foreign.insert(uid);
        w.server.put("/dav/cal/ada/in-touch/" + std::to_string(i) + ".ics",
                     rendered(uid, {.at = parse_when("2026-12-04").value(), .title = "Call Ada"}));
    }
    const auto r = synced(w);
    CHECK_FALSE(r.stopped);
    CHECK(r.created == 3);
    CHECK(r.requests < 20);
    w.adopt = true;
    w.confirmed = true;
    synced(w);
    CHECK(w.disagreement() == "");
    CHECK(w.server.count() == 253);
}

TEST_CASE("what intouch made is known by its name") {
    CHECK(dav::has_own_name("/dav/cal/abcdefghijklmnopqrstuvwx27.ics"));
    CHECK(dav::has_own_name("/dav/cal/abcdefghijklmnopqrstuvwx27@intouch"));
    CHECK(dav::has_own_name("https://x/dav/cal/abcdefghijklmnopqrstuvwx27%40intouch.ics"));
    for (const char* other : {"/dav/cal/", "/dav/cal/event.ics", "/dav/cal/ABCDEFGHIJKLMNOPQRSTUVWX27.ics",
                              "/abcdefghijklmnopqrstuvwx27.ics/b", "/dav/cal/abcdefghijklmnopqrstuvwx18.ics",
                              "/dav/cal/6B29FC40-CA47-1067-B31D-00DD010662DA.ics"})
        CHECK_FALSE(dav::has_own_name(other));
}
