// SPDX-License-Identifier: MIT
// Which object is ours: the one at the address where intouch put it, whatever the server calls it, and whatever a
// listing says of it.
#include "dav/sync/reconcile.hpp"
#include "dav/synced.hpp"
#include "dav/world.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace intouch;
using namespace intouch::dav_test;

namespace {

std::ptrdiff_t writes(const world& w) {
    return std::ranges::count_if(
        w.server.log, [](const std::string& l) { return l.starts_with("PUT") || l.starts_with("DELETE"); });
}

std::string said(const world& w) {
    std::string all;
    for (const dav::edit& e : w.entered) {
        all += (all.empty() ? "" : "; ") + std::string(ledger::name(e.what)) + " " +
               e.uid.substr(0, e.uid.find('x'));
        if (!e.entry.empty()) all += " " + e.entry;
    }
    return all;
}

void drag(world& w, const std::string& uid) {
    w.server.edit(uid, [](const std::string& body) {
        return with_line(with_line(body, "DTSTART", "DTSTART;TZID=Europe/Berlin:20261205T110000"), "DTEND",
                         "DTEND;TZID=Europe/Berlin:20261205T112500");
    });
}

} // namespace

TEST_CASE("a server that gives objects uids of its own has each once and an edit there is heard") {
    for (const profile& p : profiles()) {
        if (!p.own_uids) continue;
        INFO(p.name);
        world w(p);
        for (int runs = 0; runs < 4; ++runs) CHECK_FALSE(synced(w).stopped);
        CHECK(writes(w) == 3);
        CHECK(w.server.count() == 3);
        CHECK(w.disagreement() == "");
        drag(w, uid_of("ada"));
        synced(w);
        CHECK(said(w) == "moved ada");
        w.plan[uid_of("grace")].title = "Write Grace";
        synced(w);
        synced(w);
        CHECK(w.server.body(uid_of("grace")).find("Write Grace") != std::string::npos);
        CHECK(w.server.body(uid_of("grace")).find("@intouch") == std::string::npos);
        w.entered.clear();
        w.server.erase(uid_of("mary"));
        synced(w);
        CHECK(said(w) == "skipped mary");
        w.server.restore(uid_of("mary"));
        synced(w);
        synced(w);
        CHECK(said(w) == "skipped mary; undone mary entry-1");
        w.plan.erase(uid_of("ada"));
        synced(w);
        synced(w);
        CHECK(w.server.count() == 2);
        CHECK(w.disagreement() == "");
        for (const auto& [uid, c] : w.kept.objects) CHECK(c.generation == 0);
    }
}

TEST_CASE("where the state was lost an object under a uid of the server's is ours by its address") {
    profile p;
    p.own_uids = true;
    world w(p);
    synced(w);
    w.kept.objects.clear();
    w.kept.collection.token.clear();
    synced(w);
    synced(w);
    CHECK(w.server.count() == 3);
    CHECK(w.disagreement() == "");
}

TEST_CASE("a uid is changed at most once a run however often the server refuses one") {
    world w;
    const auto ada = uid_of("ada");
    for (int n = 0; n < 3; ++n) w.server.elsewhere[dav::server_uid(ada, n)] = "/dav/cal/ada/private/ada.ics";
    for (int run = 1; run <= 3; ++run) {
        const auto r = synced(w);
        CHECK(w.kept.objects.at(ada).generation == run);
        CHECK(r.stopped.has_value() == (run < 3));
    }
    synced(w);
    CHECK(w.disagreement() == "");
    CHECK(w.kept.objects.at(ada).generation == 3);
}

TEST_CASE("a server that takes no uid at all is not asked for ever") {
    world w;
    const auto ada = uid_of("ada");
    for (int n = 0; n < 200; ++n)
        w.server.elsewhere[dav::server_uid(ada, n)] = "/dav/cal/ada/private/ada.ics";
    for (int run = 0; run < 120; ++run) synced(w);
    CHECK(w.kept.objects.at(ada).generation == 100);
    const auto r = synced(w);
    CHECK(r.requests == 1);
    CHECK(r.notes == std::vector<std::string>{
                         "the server takes \"Call Ada\" under none of 100 UIDs; it is not tried again"});
}

TEST_CASE("nothing is heard as skipped while something lies at our address") {
    for (const std::string& other :
         {std::string(
              "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VJOURNAL\r\nUID:x\r\nSUMMARY:mine\r\nEND:VJOURNAL\r\n"
              "END:VCALENDAR\r\n"),
          std::string("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"), std::string("rubbish")}) {
        world w;
        synced(w);
        synced(w);
        const std::string path = w.kept.objects.at(uid_of("ada")).href;
        w.server.put(path, other);
        for (int runs = 0; runs < 2; ++runs) {
            const auto r = synced(w);
            CHECK(r.stopped.has_value());
            CHECK(w.entered.empty());
            CHECK(w.server.count() == 3);
        }
    }
    // A client that keeps the address and writes a new UID still moves the same touch.
    world w;
    synced(w);
    synced(w);
    const auto ada = uid_of("ada");
    drag(w, ada);
    w.server.edit(ada, [](const std::string& body) { return with_line(body, "UID", "UID:of-a-phone"); });
    synced(w);
    CHECK(said(w) == "moved ada");
    synced(w);
    CHECK(w.disagreement() == "");
}

TEST_CASE("a full listing that lags behind skips nobody") {
    for (const int lag : {1, 3, 1000}) {
        profile p;
        p.sync = profile::syncing::refused;
        p.ctag = false;
        p.lag = lag;
        world w(p);
        synced(w);
        for (int runs = 0; runs < 5; ++runs) CHECK(synced(w).requests <= 5);
        CHECK(w.entered.empty());
        CHECK(writes(w) == 3);
        CHECK(w.disagreement() == "");
        // What is really gone is heard all the same.
        w.server.erase(uid_of("ada"));
        synced(w);
        CHECK(said(w) == "skipped ada");
    }
}

TEST_CASE("what a server cannot say for sure is gone is asked for again") {
    profile p;
    p.sync = profile::syncing::refused;
    p.ctag = false;
    world w(p);
    synced(w);
    synced(w);
    w.server.erase(uid_of("ada"));
    for (const unsigned status : {500U, 403U, 400U}) {
        w.sync({.at = 2, .what = mishap::kind::status, .status = status, .body = {}});
        CHECK(w.entered.empty());
        CHECK(w.server.count() == 2); // nor is it put again
    }
    synced(w);
    CHECK(said(w) == "skipped ada");
}

TEST_CASE("what is taken back in one run goes newest first") {
    world w;
    synced(w);
    synced(w);
    for (const char* name : {"ada", "grace", "mary"}) {
        w.server.erase(uid_of(name));
        synced(w);
    }
    w.entered.clear();
    for (const char* name : {"ada", "grace", "mary"}) w.server.restore(uid_of(name));
    synced(w);
    CHECK(said(w) == "undone mary entry-3; undone grace entry-2; undone ada entry-1");
    CHECK(w.disagreement() == "");
}

TEST_CASE("of two overrides of one occurrence the newer counts wherever it stands") {
    const auto zone = time_zone::load("Europe/Berlin").value();
    const auto override_at = [](const std::string& hour, const std::string& stamps) {
        return "BEGIN:VEVENT\r\nUID:x\r\nRECURRENCE-ID:20261208T160000Z\r\nDTSTART:20261208T" + hour +
               "0000Z\r\n" + stamps + "END:VEVENT\r\n";
    };
    const auto start = [&](const std::string& first, const std::string& second) {
        const auto o =
            dav::read_object("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART:20261201T160000Z\r\n"
                             "RRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n" +
                             first + second + "END:VCALENDAR\r\n")
                .value();
        return print(*dav::start_of(*dav::overrides(o, zone).begin()->second, o, zone));
    };
    const std::string newer = "20261208T190000Z";
    for (const auto& [old_stamps, new_stamps] : std::vector<std::pair<std::string, std::string>>{
             {"SEQUENCE:1\r\n", "SEQUENCE:2\r\n"},
             {"SEQUENCE:2\r\n", "SEQUENCE:10\r\n"},
             {"", "SEQUENCE:1\r\n"},
             {"SEQUENCE:1\r\nLAST-MODIFIED:20261201T080000Z\r\n",
              "SEQUENCE:1\r\nLAST-MODIFIED:20261202T080000Z\r\n"},
             {"DTSTAMP:20261201T080000Z\r\n", "DTSTAMP:20261202T080000Z\r\n"}}) {
        CHECK(start(override_at("18", old_stamps), override_at("19", new_stamps)) == newer);
        CHECK(start(override_at("19", new_stamps), override_at("18", old_stamps)) == newer);
    }
}
