// SPDX-License-Identifier: MIT
// A small agenda with one item of each kind, as of 1 December 2026 in Berlin.
#pragma once

#include "core/date.hpp"
#include "core/zone.hpp"
#include "ledger/state.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <string>
#include <vector>

namespace intouch {

inline date day(const std::string& text) { return parse_date(text).value(); }
inline instant at(const std::string& text) { return parse_instant(text).value(); }

struct example {
    time_zone berlin = time_zone::load("Europe/Berlin").value();
    roster::settings settings = roster::default_settings();
    roster::roster roster;
    ledger::state state;
    ledger::published_plan published;
    std::vector<plan::away_span> away;
    plan::agenda agenda;

    example() {
        roster::block calls;
        calls.id = "calls";
        calls.name = "Keeping in touch";
        calls.when = {parse_week_range("Tue 17:00-18:00").value(),
                      parse_week_range("Thu 17:00-18:00").value()};
        settings.blocks["calls"] = calls;
        roster.circles["clients"].id = "clients";
        add_people();
        add_state();
        add_agenda();
    }
    [[nodiscard]] plan::plan_input input() const {
        return {.settings = settings,
                .roster = roster,
                .state = state,
                .published = published,
                .away = away,
                .zone = berlin,
                .moment = at("2026-12-01T08:00:00Z"),
                .instance = "test"};
    }
    [[nodiscard]] const plan::touch& touch() const { return agenda.touches.front(); }

private:
    roster::person& add_person(const std::string& id, const std::string& name) {
        roster::person& p = roster.people[id];
        p.id = id;
        p.name = name;
        return p;
    }
    void add_people() {
        roster::person& ada = add_person("ada", "Ada Lovelace");
        ada.circles = {"clients"};
        ada.cadence.every = span{6, span_unit::week};
        ada.details = {
            {"phone", "+44 20 7946 0000"}, {"email", "ada@example.org"}, {"address", "12 St James's Square"}};
        ada.zone = time_zone::load("Europe/London").value();
        ada.reach = {parse_week_range("Mon-Fri 16:00-20:30").value()};
        ada.birthday.emplace();
        ada.birthday->name = "Birthday";
        ada.birthday->on = {std::chrono::December, std::chrono::day{10}};
        ada.birthday->year = std::chrono::year{1985};
        ada.met = "Analytical Society dinner, March 2019";
        ada.topics = {"her book", "the move to Bath"};
        ada.notes = "Prefers mornings.";
        ada.at = {"roster.toml", 12, 1};
        add_person("charles", "Charles Babbage");
        add_person("grace", "Grace Hopper");
        roster::gathering& six = roster.gatherings["six-pack"];
        six.id = "six-pack";
        six.name = "The Six-Pack weekend";
        six.members = {"ada", "grace"};
    }
    ledger::entry& add_entry(const std::string& id, const std::string& entered, ledger::entry_kind kind,
                             const when& on) {
        ledger::entry& e = state.people["ada"].history.emplace_back();
        e.id = id;
        e.at = at(entered);
        e.person = "ada";
        e.kind = kind;
        e.on = on;
        e.source = ledger::entry_source::api;
        return e;
    }
    void add_state() {
        using enum ledger::entry_kind;
        ledger::person_state& ada = state.people["ada"];
        const when october{day("2026-10-22"), minutes{17 * 60 + 40}};
        add_entry("01JDZ0000000000000000000A0", "2026-06-01T07:00:00Z", joined, {day("2026-06-01"), {}});
        ledger::entry& call =
            add_entry("01JDZ0000000000000000000A1", "2026-10-22T15:40:00Z", reached, october);
        call.round = 3;
        call.channel = "call";
        call.note = "packing for Bath";
        call.ideal = day("2026-10-20");
        ledger::entry& note =
            add_entry("01JDZ0000000000000000000A2", "2026-11-03T07:00:00Z", noted, {day("2026-11-03"), {}});
        note.note = "second volume is out in spring";
        ada.last_contact = ledger::contact{october, reached, "call", "packing for Bath"};
        ada.joined = day("2026-06-01");
        ada.round = 4;
        ada.contacts = 3;
    }
    void add_agenda() {
        using plan::reason_code;
        agenda.at = at("2026-12-01T08:00:00Z");
        agenda.zone = berlin;
        agenda.touches.push_back(
            {.uid = "AAA@intouch",
             .person = "ada",
             .owner = "ada",
             .name = "Ada Lovelace",
             .with = {"charles"},
             .round = 4,
             .channel = "call",
             .minutes = minutes{25},
             .ideal = day("2026-12-03"),
             .earliest = day("2026-12-01"),
             .latest = day("2026-12-17"),
             .day = day("2026-12-03"),
             .start = at("2026-12-03T16:25:00Z"),
             .end = at("2026-12-03T16:50:00Z"),
             .block = "calls",
             .reasons = {
                 {.code = reason_code::last_contact, .date = day("2026-10-22")},
                 {.code = reason_code::cadence, .date = day("2026-12-03"), .span = span{6, span_unit::week}},
                 {.code = reason_code::block_had_room,
                  .date = day("2026-12-03"),
                  .time = minutes{17 * 60 + 25},
                  .id = "calls"}}});
        agenda.touches.push_back({.uid = "BBB@intouch",
                                  .person = "grace",
                                  .owner = "grace",
                                  .name = "Grace Hopper",
                                  .with = {},
                                  .kind = plan::touch_kind::retry,
                                  .round = 1,
                                  .attempt = 2,
                                  .channel = "text",
                                  .minutes = minutes{5},
                                  .ideal = day("2026-12-04"),
                                  .earliest = day("2026-12-04"),
                                  .latest = day("2026-12-05"),
                                  .day = day("2026-12-07"),
                                  .start = {},
                                  .end = {},
                                  .block = {},
                                  .within = false,
                                  .reasons = {{.code = reason_code::attempt,
                                               .date = day("2026-12-02"),
                                               .channel = "call",
                                               .text = "no_answer"}}});
        agenda.blocks.push_back({.id = "calls",
                                 .name = "Keeping in touch",
                                 .day = day("2026-12-03"),
                                 .start = at("2026-12-03T16:00:00Z"),
                                 .end = at("2026-12-03T17:00:00Z"),
                                 .minutes = minutes{60},
                                 .planned = minutes{25},
                                 .people = {"ada"}});
        agenda.occasions = {{"ada", "Birthday", day("2026-12-10"), 41},
                            {"grace", "Wedding anniversary", day("2026-12-12"), std::nullopt}};
        agenda.gatherings = {
            {"six-pack", "The Six-Pack weekend", day("2027-05-07"), 3, day("2026-11-07"), 19}};
        agenda.closed.push_back({.uid = "CCC@intouch",
                                 .person = "ada",
                                 .name = "Ada Lovelace",
                                 .round = 3,
                                 .day = day("2026-10-22"),
                                 .channel = "call",
                                 .note = "packing for Bath",
                                 .entry = "01JDZ0000000000000000000A1"});
        agenda.warnings.push_back({.code = plan::warning_code::overload, .count = 1});
        agenda.warnings.push_back(
            {.code = plan::warning_code::late, .person = "grace", .date = day("2026-12-05")});
        agenda.capacity.needed = 190;
        agenda.capacity.available = 90;
        agenda.capacity.stretch = 2.1;
        agenda.capacity.circles = {{"clients", 66, 90}};
        agenda.capacity.channels = {{"call", 190, 90}};
        agenda.capacity.remedies = {
            {.kind = plan::remedy_kind::more_blocks, .cost = 120, .count = 2, .minutes = minutes{60}}};
    }
};

} // namespace intouch
