// SPDX-License-Identifier: MIT
// Servers that have an older version than intouch wrote: restored from a backup, or not keeping what they say that
// they stored; and servers that do not delete what they say is deleted.
#include "dav/sync/reconcile.hpp"
#include "dav/synced.hpp"
#include "dav/world.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace intouch;
using namespace intouch::dav_test;

namespace {

bool is_noted(const dav::sync_report& r, std::string_view text) {
    return std::ranges::any_of(r.notes,
                               [&](const std::string& n) { return n.find(text) != std::string::npos; });
}

/// A world after a backup and a day on which intouch moved Ada's touch.
world a_day_later(const profile& p) {
    world w(p);
    synced(w);
    synced(w);
    w.backup = w.server;
    w.now += days(1);
    w.plan[uid_of("ada")].at.day += days(2);
    synced(w);
    synced(w);
    return w;
}

} // namespace

TEST_CASE("an older version of ours is put back and told and is no edit") {
    for (const profile& p : profiles()) {
        INFO(p.name);
        world w = a_day_later(p);
        w.server.restore_backup(*w.backup);
        const auto r = synced(w);
        CHECK(w.entered.empty());
        CHECK(is_noted(
            r, "\"Call Ada\" is an older version on the server than intouch last wrote, as after a restored "
               "backup; it is put back"));
        CHECK(r.updated == 1);
        CHECK(w.disagreement() == "");
        CHECK(w.server.body(uid_of("ada")).find("SEQUENCE:2") != std::string::npos);
        const auto next = synced(w);
        CHECK(next.notes.empty());
        CHECK(next.updated == 0);
        CHECK(w.disagreement() == "");
    }
}

TEST_CASE("what the user wrote after the backup is put back with it") {
    world w(profile{});
    synced(w);
    synced(w);
    w.backup = w.server;
    w.now += days(1);
    w.server.edit(uid_of("ada"),
                  [](const std::string& b) { return with_line(b, "LOCATION", "LOCATION:the Red Lion"); });
    w.plan[uid_of("ada")].at.day += days(2);
    synced(w);
    synced(w);
    w.server.restore_backup(*w.backup);
    synced(w);
    CHECK(w.server.body(uid_of("ada")).find("LOCATION:the Red Lion") != std::string::npos);
    CHECK(w.disagreement() == "");
    // A newer plan goes with it.
    w.server.restore_backup(*w.backup);
    w.now += days(1);
    w.plan[uid_of("ada")].title = "Call Ada L.";
    synced(w);
    CHECK(w.server.body(uid_of("ada")).find("LOCATION:the Red Lion") != std::string::npos);
    CHECK(w.server.body(uid_of("ada")).find("Call Ada L.") != std::string::npos);
    CHECK(w.entered.empty());
}

TEST_CASE("a backup brings back neither what was deleted nor takes what was new") {
    for (const profile& p : profiles()) {
        INFO(p.name);
        world w(p);
        synced(w);
        synced(w);
        w.backup = w.server;
        w.now += days(1);
        w.plan[uid_of("ada")].at.day += days(2);
        w.plan[uid_of("zoe")] = {.at = parse_when("2026-12-20").value(), .title = "Text Zoe"};
        synced(w);
        synced(w);
        w.server.erase(uid_of("mary"));
        synced(w);
        CHECK(w.entered.size() == 1);
        w.server.restore_backup(*w.backup);
        w.now += days(1);
        synced(w);
        CHECK(w.entered.size() == 1);
        CHECK(w.plan.contains(uid_of("zoe")));
        CHECK_FALSE(w.plan.contains(uid_of("mary")));
        synced(w);
        CHECK(w.disagreement() == "");
    }
}

TEST_CASE("many older versions at once are held until that is confirmed") {
    world w;
    for (int i = 0; i < 10; ++i)
        w.plan[uid_of("p" + std::to_string(i))] = {.at = parse_when("2026-12-03").value(), .title = "Call"};
    synced(w);
    synced(w);
    w.backup = w.server;
    w.now += days(1);
    for (auto& [uid, p] : w.plan) p.at.day += days(1);
    synced(w);
    synced(w);
    w.server.restore_backup(*w.backup);
    for (int runs = 0; runs < 2; ++runs) {
        const auto r = synced(w);
        CHECK(r.held == 13);
        CHECK(is_noted(
            r, "13 of 13 objects are as they were before intouch last wrote them, as after a restored "
               "backup. intouch puts them back once you say so: intouch sync --confirm"));
        CHECK(r.updated == 0);
        CHECK(w.entered.empty());
    }
    w.confirmed = true;
    CHECK(synced(w).updated == 13);
    CHECK(w.entered.empty());
    CHECK(w.disagreement() == "");
}

TEST_CASE("an edit of the user counts whatever their program does to one of the stamps") {
    for (const auto& [name, line] :
         std::vector<std::pair<std::string, std::string>>{{"SEQUENCE", "SEQUENCE:0"},
                                                          {"LAST-MODIFIED", "LAST-MODIFIED:20200101T000000Z"},
                                                          {"LAST-MODIFIED", ""}}) {
        world w = a_day_later({});
        w.server.edit(uid_of("ada"), [&](const std::string& b) {
            return with_line(with_line(with_line(b, "DTSTART", "DTSTART;VALUE=DATE:20261220"), "DTEND",
                                       "DTEND;VALUE=DATE:20261221"),
                             name, line);
        });
        synced(w);
        CHECK(w.entered.size() == 1);
    }
}

TEST_CASE("a write that is answered as stored and not kept is noticed and told") {
    for (const profile& p : profiles()) {
        if (p.own_uids) continue;
        INFO(p.name);
        world w(p);
        synced(w);
        synced(w);
        w.now += days(1);
        w.server.deaf.insert(uid_of("ada"));
        w.plan[uid_of("ada")].title = "Call Ada L.";
        bool told = false;
        std::size_t puts = 0;
        int last = 0;
        for (int runs = 0; runs < 12; ++runs) {
            const auto before = w.server.log.size();
            const auto r = synced(w);
            told = told || r.stopped || !r.notes.empty();
            last = r.requests;
            puts += static_cast<std::size_t>(
                std::count_if(w.server.log.begin() + static_cast<std::ptrdiff_t>(before), w.server.log.end(),
                              [](const std::string& l) { return l.starts_with("PUT"); }));
            w.now += minutes(1);
        }
        CHECK(told);
        CHECK(w.entered.empty());
        CHECK(puts <= 9); // three tries, with three conditions each where the server knows no ETags
        CHECK(last <= 3);
        w.server.deaf.clear();
        w.now += days(1);
        synced(w);
        synced(w);
        CHECK(w.server.body(uid_of("ada")).find("Call Ada L.") != std::string::npos);
        CHECK(w.disagreement() == "");
    }
}

TEST_CASE("an object that the server has and says is deleted is left alone for a day") {
    for (const profile& p : profiles()) {
        INFO(p.name);
        world w(p);
        synced(w);
        synced(w);
        for (const auto& [uid, body] : w.server.objects()) w.server.undying.insert(uid);
        w.plan.erase(uid_of("ada"));
        for (int runs = 0; runs < 3; ++runs) {
            const auto r = synced(w);
            REQUIRE(r.stopped);
            CHECK(r.stopped->text.find("answered 404") != std::string::npos);
            CHECK(r.requests <= 7);
        }
        const auto r = synced(w);
        REQUIRE(r.stopped);
        CHECK(r.stopped->text == "the server says that \"Call Ada\" is deleted, and still has it; it is left "
                                 "alone until tomorrow");
        if (p.name == "exemplary") CHECK(synced(w).requests == 1);
        w.server.undying.clear();
        w.now += days(1);
        synced(w);
        CHECK(w.server.count() == 2);
        synced(w);
        CHECK(w.disagreement() == "");
    }
}
