// SPDX-License-Identifier: MIT
#include "feed/calendar_reader.hpp"
#include "feed/fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace intouch;
using namespace intouch::test;

namespace {

ledger::entry entry_of(const std::string& id, const std::string& person, ledger::entry_kind kind, date day,
                       const std::string& note = {}) {
    ledger::entry e;
    e.id = id;
    e.person = person;
    e.round = 1;
    e.kind = kind;
    e.on = {day, std::nullopt};
    e.channel = "call";
    e.note = note;
    e.source = kind == ledger::entry_kind::missed ? ledger::entry_source::daemon : ledger::entry_source::cli;
    return e;
}

/// Tuesday 8 December 2026: last week Ada's day went by, and Grace was reached.
world two_weeks() {
    world w;
    for (const auto& [id, name] : {std::pair{"ada", "Ada Lovelace"}, {"grace", "Grace Hopper"}}) {
        roster::person& p = w.person(id, name);
        p.circles = {id == std::string("ada") ? "clients" : "family"};
        p.last = on(2026, 11, 30);
    }
    w.roster.circles["clients"] = {.id = "clients", .name = "Clients", .cadence = {}, .at = {}};
    w.at(on(2026, 12, 8), 9h);
    w.state.people["ada"].history = {entry_of("1", "ada", ledger::entry_kind::missed, on(2026, 12, 3))};
    w.state.people["grace"].history = {
        entry_of("2", "grace", ledger::entry_kind::reached, on(2026, 12, 4), "Ada got the lease")};
    return w;
}

roster::feed of_report(roster::naming names = roster::naming::full) {
    roster::feed f;
    f.id = "sam";
    f.shows = {roster::shown::report};
    f.names = names;
    return f;
}

std::vector<std::string> rows(const std::string& body) {
    std::vector<std::string> found;
    for (const read_event& e : events_of(body))
        found.push_back(e.value("DTSTART") + " " + e.value("SUMMARY"));
    std::ranges::sort(found);
    return found;
}

} // namespace

TEST_CASE("a Sunday tells its week, and what went by without a word stays on its day") {
    world w = two_weeks();
    const std::string body = w.render(of_report()).body;
    CHECK(rows(body) ==
          std::vector<std::string>{"20261203 Call Ada Lovelace\\, no word yet",
                                   "20261206 The week: 2 touches planned\\, 1 tried\\, 1 reached"});
    CHECK(body.contains("Clients: 1 planned"));
}

TEST_CASE("with initials nobody is named, not in a note either; hidden names leave notes out") {
    world w = two_weeks();
    const std::string initials = w.render(of_report(roster::naming::initials)).body;
    CHECK(rows(initials).front() == "20261203 Call A. L.\\, no word yet");
    CHECK(initials.contains("A. got the lease"));
    for (const char* name : {"Ada", "Lovelace", "Grace", "Hopper"}) CHECK_FALSE(initials.contains(name));
    const std::string hidden = w.render(of_report(roster::naming::hidden)).body;
    CHECK(rows(hidden).front() == "20261203 Call\\, no word yet");
    CHECK_FALSE(hidden.contains("lease"));
}

TEST_CASE("a report with circles tells of their people alone") {
    world w = two_weeks();
    roster::feed f = of_report();
    f.circles = {"clients"};
    const std::string body = w.render(f).body;
    CHECK(rows(body).back() == "20261206 The week: 1 touch planned\\, no word yet");
    CHECK_FALSE(body.contains("Grace"));
}

TEST_CASE("an event of the report has one UID, and changes only with its week") {
    world w = two_weeks();
    const auto first = w.render(of_report());
    for (const auto& [key, stamp] : first.changed) w.stamps[key] = stamp;
    w.at(on(2026, 12, 9), 9h);
    CHECK(w.render(of_report()).body == first.body);
    w.state.people["ada"].history.push_back(
        entry_of("3", "ada", ledger::entry_kind::no_answer, on(2026, 12, 9)));
    const auto next = w.render(of_report());
    CHECK(rows(next.body).front() == "20261203 Call Ada Lovelace\\, no word that day");
    CHECK(next.body.contains("SEQUENCE:1"));
    w.state.people["ada"].history.push_back(
        entry_of("4", "ada", ledger::entry_kind::reached, on(2026, 12, 3)));
    CHECK_FALSE(w.render(of_report()).body.contains("no word"));
}

TEST_CASE("weeks without a plan and without a word have no event") {
    world w;
    CHECK(events_of(w.render(of_report()).body).empty());
}
