// SPDX-License-Identifier: MIT
// What a run finds out of the ordinary: logins, addresses that are taken, objects that other programs wrote.
#include "dav/canonical_object.hpp"
#include "dav/world.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace intouch;
using namespace intouch::dav_test;
using dav::trouble;

namespace {

dav::sync_report report_of(world& w) {
    const auto r = w.sync();
    REQUIRE(r);
    return *r;
}

world settled(profile p = {}) {
    world w(std::move(p));
    w.sync();
    w.sync();
    REQUIRE(w.disagreement() == "");
    return w;
}

/// A block on Tuesdays, which the server has. Returns its UID.
std::string add_block(world& w) {
    const auto block = uid_of("block");
    w.plan[block] = {.at = parse_when("2026-12-01T17:00").value(),
                     .title = "Keeping in touch",
                     .kind = ledger::object_kind::block,
                     .rule = "FREQ=WEEKLY;BYDAY=TU"};
    w.sync();
    w.sync();
    return block;
}

std::string to_of(const world& w) {
    std::string all;
    for (const dav::edit& e : w.entered)
        all += (all.empty() ? "" : "; ") + (e.to ? print(*e.to) : std::string());
    return all;
}

/// Moved in a program that names zones its own way.
std::string moved_in(const std::string& body, const std::string& tzid, const std::string& vtimezone) {
    std::string text = with_line(body, "DTSTART", "DTSTART;TZID=" + tzid + ":20261205T110000");
    text = with_line(text, "DTEND", "DTEND;TZID=" + tzid + ":20261205T112500");
    return text.insert(text.find("BEGIN:VEVENT"), vtimezone);
}

std::string vtimezone(const std::string& tzid, const std::string& offset) {
    return "BEGIN:VTIMEZONE\r\nTZID:" + tzid +
           "\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:" + offset +
           "\r\nTZOFFSETTO:" + offset + "\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
}

} // namespace

TEST_CASE("a move is read in whatever zone it is told") {
    struct {
        const char* tzid;
        std::string vtimezone;
        const char* to;
    } const cases[] = {
        {"Pacific Standard Time", "", "2026-12-05T20:00"},
        {"W. Europe Standard Time", vtimezone("W. Europe Standard Time", "+0100"), "2026-12-05T11:00"},
        {"Customized Time Zone", vtimezone("Customized Time Zone", "+0530"), "2026-12-05T06:30"},
        {"\"(UTC-05:00) here, there\"", vtimezone("(UTC-05:00) here, there", "-0500"), "2026-12-05T17:00"},
        {"/freeassociation.sourceforge.net/Europe/London", "", "2026-12-05T12:00"},
    };
    for (const auto& c : cases) {
        INFO(c.tzid);
        world w = settled();
        w.server.edit(uid_of("ada"), [&](const std::string& b) { return moved_in(b, c.tzid, c.vtimezone); });
        const auto r = report_of(w);
        CHECK(r.notes.empty());
        CHECK(to_of(w) == c.to);
        report_of(w);
        CHECK(w.disagreement() == "");
    }
}

TEST_CASE("a zone that nothing describes is told and is the user's own") {
    world w = settled();
    w.server.edit(uid_of("ada"), [&](const std::string& b) { return moved_in(b, "Nowhere", ""); });
    const auto r = report_of(w);
    CHECK(r.notes ==
          std::vector<std::string>{"\"Call Ada\": the time zone \"Nowhere\" is not known; its time is "
                                   "read in your own zone"});
    CHECK(to_of(w) == "2026-12-05T11:00");
    CHECK(report_of(w).notes.empty());
    CHECK(w.disagreement() == "");
    CHECK(w.entered.size() == 1);
    // A time that is none is put back all the same.
    w.server.edit(uid_of("ada"), [&](const std::string& b) {
        return with_line(b, "DTSTART", "DTSTART;TZID=Nowhere:20261305T110000");
    });
    CHECK(report_of(w).notes ==
          std::vector<std::string>{"\"Call Ada\": its time cannot be read; it is put back"});
    report_of(w);
    CHECK(w.disagreement() == "");
    CHECK(w.entered.size() == 1);
}

TEST_CASE("lines of any length stay and hide nothing") {
    world w = settled();
    const std::string picture = "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + std::string(1'500'000, 'A');
    w.server.edit(uid_of("ada"), [&](const std::string& b) {
        return with_line(with_line(with_line(b, "NOTHING", picture), "DTSTART", "DTSTART:20261205T100000Z"),
                         "DTEND", "DTEND:20261205T102500Z");
    });
    CHECK_FALSE(report_of(w).stopped);
    CHECK(to_of(w) == "2026-12-05T11:00");
    w.plan[uid_of("ada")].title = "Write Ada";
    CHECK_FALSE(report_of(w).stopped);
    CHECK(w.server.body(uid_of("ada")).find("\n" + picture + "\r\n") != std::string::npos);
    CHECK(w.server.body(uid_of("ada")).find("Write Ada") != std::string::npos);
    CHECK(w.disagreement() == "");
}

TEST_CASE("an object that cannot be read keeps the account from being in step and nothing else back") {
    world w = settled();
    const auto whole = w.server.body(uid_of("ada"));
    w.server.edit(uid_of("ada"),
                  [](const std::string& b) { return with_line(b, "SUMMARY", "SUMMARY:Caf\xe9"); });
    for (int times = 0; times < 2; ++times) {
        w.plan[uid_of("mary")].title += "!";
        const auto r = report_of(w);
        REQUIRE(r.stopped);
        CHECK(r.stopped->what == trouble::unreadable);
        CHECK(r.stopped->text.find("/ada") != std::string::npos);
        CHECK(r.stopped->text.find(" cannot be read: line ") != std::string::npos);
        CHECK(r.stopped->text.ends_with("it is left alone until you mend or delete it there"));
        CHECK(r.updated == 1);
    }
    CHECK(w.entered.empty());
    w.server.edit(uid_of("ada"),
                  [&](const std::string&) { return with_line(whole, "STATUS", "STATUS:CANCELLED"); });
    const auto mended = report_of(w);
    CHECK_FALSE(mended.stopped);
    CHECK(mended.entered == 1);
    CHECK(w.disagreement() == "");
}

TEST_CASE("an object that the server does not give out keeps the account from being in step") {
    world w = settled();
    w.server.edit(uid_of("ada"), [](const std::string& b) { return with_line(b, "X-A", "X-A:1"); });
    w.server.broken.insert(uid_of("ada"));
    const auto r = report_of(w);
    REQUIRE(r.stopped);
    CHECK(r.stopped->what == trouble::broken);
    CHECK(r.stopped->text.starts_with("reading "));
    w.server.broken.clear();
    CHECK_FALSE(report_of(w).stopped);
    CHECK(w.disagreement() == "");
}

TEST_CASE("a series that the user split is told until it is mended") {
    world w;
    const auto block = add_block(w);
    auto whole = w.server.body(block);
    w.server.edit(block, [](const std::string& b) {
        return with_line(b, "RRULE", "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261215T000000Z");
    });
    const std::vector<std::string> told{
        "\"Keeping in touch\": the series ends there, as after \"this and all following\", which is not "
        "taken "
        "over. Change the block in intouch.toml, and delete the new part there"};
    for (int times = 0; times < 3; ++times) CHECK(report_of(w).notes == told);
    w.server.edit(block, [&](const std::string&) { return whole; });
    CHECK(report_of(w).notes.empty());
    CHECK(report_of(w).notes.empty());
}

TEST_CASE("an exception that the server drops is not one that the user took back") {
    profile p;
    p.drops_exceptions = true;
    world w(p);
    const auto block = add_block(w);
    w.plan[block].exception = ";TZID=Europe/Berlin:20261208T170000";
    for (int times = 0; times < 3; ++times) w.sync();
    CHECK(w.entered.empty());
}

TEST_CASE("a calendar whose address a trash keeps is made at another") {
    profile p;
    p.keeps_trash = true;
    world w = settled(p);
    for (const auto& [uid, planned] : w.plan) w.server.erase(uid);
    w.server.drop_calendar();
    w.confirmed = true;
    CHECK_FALSE(report_of(w).stopped);
    CHECK(w.server.calendar() == "/dav/cal/ada/in-touch-2/");
    w.confirmed = false;
    CHECK_FALSE(report_of(w).stopped);
    CHECK(w.disagreement() == "");
}

TEST_CASE("an address that is a calendar counts where the user named none or that one") {
    const auto found_by = [](const std::string& calendar, bool named) {
        world w;
        w.server.put_calendar("/dav/cal/ada/private/", "Private");
        w.base = "https://dav.example.org/dav/cal/ada/private/";
        w.calendar = calendar;
        w.named = named;
        REQUIRE(w.sync());
        return w.kept.collection.url;
    };
    CHECK(found_by("In touch", false) == "https://dav.example.org/dav/cal/ada/private/");
    CHECK(found_by("Private", true) == "https://dav.example.org/dav/cal/ada/private/");
    CHECK(found_by("In touch", true) == "https://dav.example.org/dav/cal/ada/in-touch/");
}

TEST_CASE("each connection logs in with its own nonce where the server binds it") {
    using login = profile::login;
    for (const login asks : {login::digest, login::digest_per_connection}) {
        profile p;
        p.asks = asks;
        world w(p);
        w.plan.clear();
        for (int i = 0; i < 40; ++i)
            w.plan[uid_of("person-" + std::to_string(1000 + i))] = {.at = parse_when("2026-12-03").value(),
                                                                    .title = "Call"};
        w.in_flight = 6;
        const auto first = report_of(w);
        REQUIRE_FALSE(first.stopped);
        CHECK(first.created == 40);
        const auto puts =
            std::ranges::count_if(w.server.log, [](const auto& l) { return l.starts_with("PUT"); });
        CHECK(puts <= (asks == login::digest ? 40 : 45)); // once more for each other connection
        CHECK_FALSE(report_of(w).stopped);
        CHECK(w.disagreement() == "");
    }
}

TEST_CASE("a sync token that fails twice while other requests succeed is dropped") {
    profile p;
    p.bad_token = profile::forgetting::five_hundred;
    world w = settled(p);
    w.server.forget_tokens();
    CHECK_FALSE(report_of(w).stopped);
    CHECK_FALSE(report_of(w).stopped);
    CHECK(w.kept.collection.token.empty());
    w.server.foreign.insert("dentist@example.org"); // the tokens of the fake are good from the next change on
    w.server.put(
        w.server.calendar() + "dentist.ics",
        rendered("dentist@example.org", {.at = parse_when("2026-12-04").value(), .title = "Dentist"}));
    CHECK_FALSE(report_of(w).stopped);
    CHECK(report_of(w).requests == 1);
    CHECK(w.disagreement() == "");
}

TEST_CASE("a charset that the server names is read") {
    for (const auto missing : {profile::getting::rows, profile::getting::unsupported}) {
        INFO(static_cast<int>(missing)); // reads by REPORT, or by GET
        profile p;
        p.multiget_missing = missing;
        world w = settled(p);
        w.server.edit(uid_of("ada"), [](const std::string& b) {
            return with_line(
                with_line(with_line(b, "SUMMARY", "SUMMARY:Caf\xe9"), "DTSTART", "DTSTART:20261205T100000Z"),
                "DTEND", "DTEND:20261205T102500Z");
        });
        w.change = [](const http::response& r) {
            const bool calendar = r.text().find("BEGIN:VCALENDAR") != std::string_view::npos;
            http::response named = r;
            if (calendar && r.status == 207)
                named.headers.set("Content-Type", "application/xml; charset=iso-8859-1");
            else if (calendar)
                named.headers.set("Content-Type", "text/calendar; charset=\"ISO-8859-1\"");
            return named;
        };
        CHECK_FALSE(report_of(w).stopped);
        CHECK(to_of(w) == "2026-12-05T11:00");
        w.plan[uid_of("ada")].text = "to talk about";
        w.sync();
        CHECK(w.server.body(uid_of("ada")).find("SUMMARY:Caf\xc3\xa9\r\n") != std::string::npos);
        CHECK(w.disagreement() == "");
    }
}

TEST_CASE("events that another program keeps changing leave the account out of step") {
    world w = settled();
    int edits = 0;
    w.server.meanwhile = [&](const dav::request& request) {
        if (request.message.method != "PUT") return;
        w.server.edit(uid_of("ada"), [&](const std::string& b) {
            return with_line(b, "X-OTHER", "X-OTHER:" + std::to_string(++edits));
        });
    };
    w.plan[uid_of("ada")].title = "Write Ada";
    const auto r = report_of(w);
    CHECK(edits == 3);
    REQUIRE(r.stopped);
    CHECK(*r.stopped ==
          dav::fault{trouble::conflict,
                     "1 object could not be written, because another program changes the same events; "
                     "intouch tries again at the next sync"});
    w.server.meanwhile = {};
    CHECK_FALSE(report_of(w).stopped);
    CHECK(w.disagreement() == "");
}

TEST_CASE("an occurrence with another length is told until it is over") {
    world w;
    const auto block = add_block(w);
    w.server.edit(block, [&](const std::string& b) {
        const auto end = b.find("END:VCALENDAR");
        return b.substr(0, end) + "BEGIN:VEVENT\r\nUID:" + block +
               "\r\nRECURRENCE-ID;TZID=Europe/Berlin:20261208T170000\r\n"
               "DTSTART;TZID=Europe/Berlin:20261208T170000\r\nDURATION:PT30M\r\nSUMMARY:Keeping in touch\r\n"
               "END:VEVENT\r\n" +
               b.substr(end);
    });
    const std::vector<std::string> told{
        "\"Keeping in touch\" on Tue 8 Dec 2026: its other length is not taken over; "
        "intouch.toml says how long the block is"};
    for (int times = 0; times < 3; ++times) CHECK(report_of(w).notes == told);
    w.now += days(8);
    CHECK(report_of(w).notes.empty());
}

TEST_CASE("an edit says when it was made, where the stamps of the program tell") {
    const auto made_by = [](const char* name, const std::string& stamp) {
        world w = settled();
        w.server.edit(uid_of("ada"), [&](const std::string& b) {
            return with_line(with_line(with_line(b, "DTSTART", "DTSTART:20261205T100000Z"), "DTEND",
                                       "DTEND:20261205T102500Z"),
                             name, std::string(name) + ":" + stamp);
        });
        w.now += days(1);
        w.sync();
        REQUIRE(w.entered.size() == 1);
        return w.entered.front().made;
    };
    const auto made = parse_instant("2026-12-01T20:00:00Z").value();
    CHECK(made_by("LAST-MODIFIED", "20261201T200000Z") == made);
    CHECK(made_by("DTSTAMP", "20261201T200000Z") == made);
    CHECK_FALSE(made_by("X-NOTHING", "1"));                    // the stamps of intouch
    CHECK_FALSE(made_by("LAST-MODIFIED", "20261101T200000Z")); // before intouch wrote it
    CHECK_FALSE(made_by("LAST-MODIFIED", "20271101T200000Z")); // still to come
}

TEST_CASE("a mark that is read days later has the day on which it was set") {
    world w = settled();
    w.server.edit(uid_of("ada"), [](const std::string& b) {
        return with_line(with_line(b, "SUMMARY", "SUMMARY:✓ Call Ada"), "LAST-MODIFIED",
                         "LAST-MODIFIED:20261202T110000Z");
    });
    w.now += days(5);
    w.sync();
    REQUIRE(w.entered.size() == 1);
    CHECK(w.entered.front().on == parse_when("2026-12-02T12:00").value());
}

namespace {

/// Another calendar on another server, or back to the first one. The daemon reads the settings anew.
void switch_to(world& w, fake_server& keep, fake_server next, const std::string& calendar) {
    keep = std::exchange(w.server, std::move(next));
    w.calendar = calendar;
    w.named = calendar != "In touch";
    w.in_vain.clear();
}

} // namespace

TEST_CASE("an account that goes to another calendar and back doubles nothing and skips nobody") {
    for (const bool renamed : {false, true}) {
        INFO(renamed);
        world w = settled();
        if (renamed) { // deleted, and wanted again: it has another UID there
            w.server.erase(uid_of("ada"));
            w.sync();
            w.plan.insert(w.skipped.extract(uid_of("ada")));
            w.sync();
            w.sync();
            REQUIRE(w.disagreement() == "");
        }
        const auto entered = w.entered.size();
        fake_server first;
        fake_server second;
        switch_to(w, first, fake_server(), "Other");
        report_of(w);
        w.sync();
        CHECK(w.disagreement() == "");
        switch_to(w, second, std::move(first), "In touch");
        CHECK_FALSE(report_of(w).stopped);
        w.sync();
        CHECK(w.disagreement() == "");
        CHECK(w.server.count() == 3);
        CHECK(w.entered.size() == entered);
    }
}

TEST_CASE("a question of the calendar to which an account comes back stays open") {
    world w = settled();
    fake_server first;
    fake_server second;
    switch_to(w, first, fake_server(), "Other");
    report_of(w);
    auto grace = w.plan.extract(uid_of("grace"));
    grace.key() = uid_of("zzgrace"); // of the next round
    w.plan.insert(std::move(grace));
    w.sync();
    w.sync();
    switch_to(w, second, std::move(first), "In touch");
    for (int times = 0; times < 3; ++times) {
        const auto r = report_of(w);
        REQUIRE(r.stopped);
        CHECK(r.stopped->what == trouble::undecided);
        CHECK(w.server.count() == 3);
    }
    w.adopt = true;
    CHECK_FALSE(report_of(w).stopped);
    w.sync();
    CHECK(w.disagreement() == "");
    CHECK(w.entered.empty());
}
