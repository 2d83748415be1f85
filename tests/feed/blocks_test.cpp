// SPDX-License-Identifier: MIT
#include "feed/blocks.hpp"
#include "feed/calendar_reader.hpp"
#include "feed/fixture.hpp"
#include "plan/availability/away_days.hpp"
#include "plan/availability/occurrences.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace intouch;
using namespace intouch::test;

namespace {

/// The events between history and horizon, beside the occurrences of the planner.
void check_against_planner(world& w, const std::string& id) {
    const date from = day_at(w.agenda.zone, w.agenda.at) - w.settings.calendar.history;
    const date to = day_at(w.agenda.zone, w.agenda.at) + w.settings.calendar.horizon + days(1);
    const plan::away_days away(w.away);
    std::vector<std::pair<instant, instant>> expected;
    for (const plan::occurrence& o : plan::occurrences(w.settings.blocks.at(id), w.agenda.zone, from, to,
                                                       plan::changes_of(w.state, w.settings.blocks.at(id)))) {
        if (away.covering(o.day) == nullptr) expected.emplace_back(o.start, o.end);
    }
    std::vector<std::pair<instant, instant>> found;
    for (const shown_instance& i : expand(w.render().body, w.agenda.zone, from, to)) {
        found.emplace_back(i.from, i.to);
    }
    CHECK(found == expected);
    CHECK_FALSE(expected.empty());
}

std::vector<std::string> values(const std::string& body, const std::string& name) {
    std::vector<std::string> found;
    for (const read_event& e : events_of(body)) {
        if (e.has(name)) found.insert(found.end(), e.values.at(name).begin(), e.values.at(name).end());
    }
    return found;
}

using lines = std::vector<std::string>;

} // namespace

TEST_CASE("a weekly block is one event with its days in BYDAY") {
    world w;
    w.block("calls", {"Tue 17:00-18:00", "Thu 17:00-18:00", "Sat 10:00-12:00"});
    std::vector<lines> found;
    for (const read_event& e : events_of(w.render().body)) {
        found.push_back({e.value("DTSTART"), e.value("RRULE"), e.value("UID")});
    }
    std::ranges::sort(found);
    // 1 January of the year in which history begins was a Thursday.
    CHECK(found ==
          std::vector<lines>{
              {"20260101T170000", "FREQ=WEEKLY;BYDAY=TU,TH", plan::block_uid("instance", "calls", 17h, 1h)},
              {"20260103T100000", "FREQ=WEEKLY;BYDAY=SA", plan::block_uid("instance", "calls", 10h, 2h)}});
    check_against_planner(w, "calls");
}

TEST_CASE("a block begins with its first occurrence on or after its beginning") {
    world w;
    w.block("calls", {"Tue,Thu 17:00-18:00"}).from = on(2026, 12, 2);
    CHECK(values(w.render().body, "DTSTART") == lines{"20261203T170000"});
    check_against_planner(w, "calls");
    w.settings.blocks["calls"].from = on(2025, 5, 5);
    CHECK(values(w.render().body, "DTSTART") == lines{"20260101T170000"});
    w.settings.blocks["calls"].from = on(2027, 6, 2); // past the horizon
    CHECK(values(w.render().body, "DTSTART").empty());
}

TEST_CASE("every two weeks counts in calendar weeks from the week of its beginning") {
    world w;
    roster::block& b = w.block("calls", {"Tue 17:00-18:00", "Thu 17:00-18:00"});
    b.every = {2, span_unit::week};
    b.from = on(2026, 12, 3); // a Thursday: the Tuesday after belongs to the other week
    const std::string body = w.render().body;
    CHECK(values(body, "RRULE") == lines{"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"});
    CHECK(values(body, "DTSTART") == lines{"20261203T170000"});
    check_against_planner(w, "calls");
    b.from = on(2024, 2, 29); // long before the first of January at which the event begins
    check_against_planner(w, "calls");
}

TEST_CASE("days are counted from the beginning of the block") {
    for (const int every : {1, 3, 14}) {
        world w;
        roster::block& b = w.block("calls", {"Mon-Sun 08:00-08:30"});
        b.every = {every, span_unit::day};
        b.from = on(2026, 11, 4);
        CAPTURE(every);
        CHECK(values(w.render().body, "RRULE").size() == 1);
        check_against_planner(w, "calls");
    }
    world w;
    roster::block& b = w.block("calls", {"Mon-Fri 08:00-08:30"});
    b.every = {3, span_unit::day};
    b.from = on(2026, 11, 4);
    CHECK(values(w.render().body, "RRULE").empty()); // no rule that Outlook takes
    check_against_planner(w, "calls");
}

TEST_CASE("weekdays of the month are monthly events of one weekday each") {
    world w;
    w.block("calls", {"1st Sat 10:00-12:00", "last Fri 10:00-12:00"});
    const std::string body = w.render().body;
    const lines found = values(body, "RRULE");
    CHECK(std::set<std::string>(found.begin(), found.end()) ==
          std::set<std::string>{"FREQ=MONTHLY;BYDAY=1SA", "FREQ=MONTHLY;BYDAY=-1FR"});
    const lines uids = values(body, "UID");
    CHECK(std::set<std::string>(uids.begin(), uids.end()).size() == 2);
    CHECK(std::ranges::count(uids, plan::block_uid("instance", "calls", 10h, 2h)) == 1);
    check_against_planner(w, "calls");
}

TEST_CASE("a fifth weekday of the month is single events") {
    world w;
    w.block("calls", {"5th Sat 10:00-12:00"});
    CHECK(values(w.render().body, "RRULE").empty());
    check_against_planner(w, "calls");
}

TEST_CASE("blocks over midnight and over a clock change are at the times of the planner") {
    for (const std::string when : {"Sat 22:00-01:00", "Sat 23:30-02:30", "Sun 02:15-02:45", "Sun 01:00-04:00",
                                   "Mon-Sun 00:30-23:30"}) {
        for (const std::string zone :
             {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"}) {
            world w(zone);
            w.block("night", {when});
            CAPTURE(when);
            CAPTURE(zone);
            check_against_planner(w, "night");
        }
    }
}

TEST_CASE("an occurrence during which the clock is turned has an end of its own") {
    world w;
    w.agenda.at = parse_instant("2026-12-01T10:00:00Z").value();
    w.block("nights", {"Sun 01:30-04:00"});
    std::vector<lines> overrides;
    for (const read_event& e : events_of(w.render().body))
        if (e.has("RECURRENCE-ID"))
            overrides.push_back({e.value("RECURRENCE-ID"), e.value("DTSTART"), e.value("DTEND")});
    CHECK(overrides == std::vector<lines>{{"20261025T013000", "20261025T013000", "20261025T030000"},
                                          {"20270328T013000", "20270328T013000", "20270328T050000"}});
    check_against_planner(w, "nights");
}

TEST_CASE("a series does not begin while the clock is turned") {
    world w;
    w.agenda.at = parse_instant("2026-10-20T10:00:00Z").value();
    w.block("nights", {"Sun 01:30-04:00"});
    w.settings.blocks.at("nights").from = parse_date("2026-10-25").value();
    for (const read_event& e : events_of(w.render().body)) {
        if (!e.has("RRULE")) continue;
        CHECK(e.value("DTSTART") == "20261101T013000");
        CHECK(e.value("DTEND") == "20261101T040000");
    }
    check_against_planner(w, "nights");
}

TEST_CASE("a day away is an EXDATE of the type and zone of DTSTART") {
    world w;
    w.block("calls", {"Tue 17:00-18:00", "Thu 17:00-18:00"});
    w.away = {{on(2026, 12, 20), on(2027, 1, 3), ""}, {on(2027, 1, 5), on(2027, 1, 5), ""}};
    const std::string body = w.render().body;
    CHECK(values(body, "EXDATE") == lines{"20261222T170000", "20261224T170000", "20261229T170000",
                                          "20261231T170000", "20270105T170000"});
    for (const read_event& e : events_of(body)) {
        for (const std::string& parameter : e.parameters.at("EXDATE")) {
            CHECK(parameter == ";TZID=Europe/Berlin");
        }
    }
    check_against_planner(w, "calls");
}

TEST_CASE("sixty days away stay a series and one more makes single events") {
    world w;
    w.block("calls", {"Mon-Sun 17:00-18:00"});
    w.away = {{on(2026, 12, 1), on(2027, 1, 29), ""}};
    CHECK(values(w.render().body, "EXDATE").size() == 60);
    check_against_planner(w, "calls");
    w.away[0].to = on(2027, 1, 30);
    const std::string body = w.render().body;
    CHECK(values(body, "EXDATE").empty());
    CHECK(values(body, "RRULE").empty());
    const lines uids = values(body, "UID");
    CHECK(std::set<std::string>(uids.begin(), uids.end()).size() == uids.size());
    check_against_planner(w, "calls");
}

TEST_CASE("days away past the horizon are left out of a series as long as there is room") {
    world w;
    w.block("calls", {"Mon-Sun 17:00-18:00"});
    w.away = {{on(2027, 8, 1), on(2027, 12, 31), ""}};
    const lines found = values(w.render().body, "EXDATE");
    CHECK(found.size() == 60);
    CHECK(found.front() == "20270801T170000");
}

TEST_CASE("a zone without a simple rule has single events in UTC") {
    world w("Africa/Casablanca");
    w.block("calls", {"Tue 17:00-18:00"});
    check_against_planner(w, "calls");
    w.person("ada", "Ada Lovelace");
    w.timed("ada", on(2026, 12, 8), 17h);
    w.occurrence("calls", on(2026, 12, 8), 17h, 18h, {"ada"});
    const std::string body = w.render().body;
    CHECK(body.find("TZID") == std::string::npos);
    for (const std::string& start : values(body, "DTSTART")) {
        CHECK(start.ends_with('Z'));
    }
    CHECK(std::ranges::count(values(body, "SUMMARY"), "Keeping in touch: Ada") == 1);
}

TEST_CASE("people in an occurrence are named in its override in their order") {
    world w = example();
    w.agenda.blocks[1].people = {"grace", "ada"};
    const std::string body = w.render().body;
    const std::vector<read_event> events = events_of(body);
    const auto changed =
        std::ranges::find_if(events, [](const read_event& e) { return e.has("RECURRENCE-ID"); });
    REQUIRE(changed != events.end());
    CHECK(changed->value("UID") == plan::block_uid("instance", "calls", 17h, 1h));
    CHECK(changed->value("RECURRENCE-ID") == "20261203T170000");
    CHECK(changed->parameters.at("RECURRENCE-ID") == lines{";TZID=Europe/Berlin"});
    CHECK(changed->value("SUMMARY") == "Keeping in touch: Grace\\, Ada");
    // The master comes first.
    CHECK(std::prev(changed)->value("UID") == changed->value("UID"));
    CHECK(std::prev(changed)->has("RRULE"));
}

TEST_CASE("a block that is not busy is shown as free") {
    world w;
    w.block("calls", {"Tue 17:00-18:00"}).busy = false;
    CHECK(values(w.render().body, "TRANSP") == lines{"TRANSPARENT"});
}

TEST_CASE("an occurrence follows the move or skip of the user") {
    for (const auto* zone : {"Europe/Berlin", "Africa/Casablanca"}) { // one series, and single events
        world w(zone);
        w.block("calls", {"Tue 17:00-18:00", "Thu 17:00-18:00"});
        auto& history = w.state.people[plan::block_owner("calls")].history;
        ledger::entry moved;
        moved.kind = ledger::entry_kind::block_moved;
        moved.on = {on(2026, 12, 8), 17h};
        moved.to = when{on(2026, 12, 9), 18h};
        ledger::entry skipped;
        skipped.kind = ledger::entry_kind::block_skipped;
        skipped.on = {on(2026, 12, 10), 17h};
        history = {moved, skipped};
        check_against_planner(w, "calls");
        const std::string uid = plan::block_uid("instance", "calls", 17h, 1h);
        CHECK(feed::block_of(uid, {}, w.settings, w.state, "instance") == "calls");
        CHECK(feed::block_of("other", on(2026, 12, 8), w.settings, w.state, "instance").empty());
        // A moved occurrence can move again: the event on its new day is known by the original day.
        const std::string single = plan::make_uid("instance", "block", uid, "2026-12-08");
        CHECK(feed::block_of(single, on(2026, 12, 9), w.settings, w.state, "instance") == "calls");
        CHECK(feed::block_of(single, on(2026, 12, 11), w.settings, w.state, "instance").empty());
    }
}

TEST_CASE("people planned in a moved occurrence are named in it") {
    world w;
    w.block("calls", {"Tue 17:00-18:00"});
    w.person("ada", "Ada Lovelace");
    ledger::entry moved;
    moved.kind = ledger::entry_kind::block_moved;
    moved.on = {on(2026, 12, 8), 17h};
    moved.to = when{on(2026, 12, 9), 18h};
    w.state.people[plan::block_owner("calls")].history = {moved};
    w.occurrence("calls", on(2026, 12, 9), 18h, 19h, {"ada"});
    std::vector<lines> found;
    for (const read_event& e : events_of(w.render().body))
        if (e.has("RECURRENCE-ID"))
            found.push_back({e.value("RECURRENCE-ID"), e.value("DTSTART"), e.value("SUMMARY")});
    CHECK(found == std::vector<lines>{{"20261208T170000", "20261209T180000", "Keeping in touch: Ada"}});
}

TEST_CASE("once its hour is over, the event of a block tells what came of it") {
    world w = example();
    w.at(on(2026, 12, 3), 17h + 45min);
    const auto add = [&](const std::string& person, const std::string& id, ledger::entry_kind kind,
                         minutes time, const std::string& note = {}) {
        ledger::entry e;
        e.id = id;
        e.person = person;
        e.kind = kind;
        e.on = {on(2026, 12, 3), time};
        e.at = w.moment(on(2026, 12, 3), time);
        e.channel = "call";
        e.note = note;
        w.state.people[person].history.push_back(e);
    };
    add("ada", "1", ledger::entry_kind::reached, 17h + 5min, "Grace got the lease");
    add("grace", "2", ledger::entry_kind::left_message, 17h + 30min);
    add("mary", "3", ledger::entry_kind::no_answer, 16h); // before the hour
    CHECK_FALSE(w.render().body.contains("Tried"));
    w.at(on(2026, 12, 3), 18h);
    const auto told = [&](roster::naming names) {
        for (const read_event& e : events_of(w.render(names).body))
            if (e.has("RECURRENCE-ID") && e.value("DTSTART") == "20261203T170000")
                return e.value("DESCRIPTION");
        return std::string();
    };
    CHECK(told(roster::naming::full) ==
          "Tried 2\\, in touch with 1 (Ada Lovelace)\\, 1 message left.\\nAda Lovelace: Grace got the lease");
    CHECK(told(roster::naming::initials) ==
          "Tried 2\\, in touch with 1 (A. L.)\\, 1 message left.\\nA. L.: G. got the lease");
    CHECK(told(roster::naming::hidden).empty());
}

TEST_CASE("what is said after an hour belongs to the block that goes on, and is told once") {
    world w = example();
    roster::block after = w.settings.blocks["calls"];
    after.id = "evening";
    for (auto& time : after.when) {
        time.from += 1h;
        time.to += 1h;
    }
    w.settings.blocks["evening"] = after;
    ledger::entry e;
    e.id = "1";
    e.person = "ada";
    e.kind = ledger::entry_kind::reached;
    e.channel = "call";
    e.on = {on(2026, 12, 3), 18h + 10min};
    e.at = w.moment(on(2026, 12, 3), 18h + 10min);
    w.state.people["ada"].history.push_back(e);
    w.at(on(2026, 12, 3), 19h);
    std::vector<std::string> told;
    for (const read_event& read : events_of(w.render().body))
        if (read.has("RECURRENCE-ID") && read.value("DESCRIPTION").contains("Tried"))
            told.push_back(read.value("DTSTART"));
    CHECK(told == std::vector<std::string>{"20261203T180000"});
}
