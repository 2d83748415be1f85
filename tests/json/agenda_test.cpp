// SPDX-License-Identifier: MIT
#include "json/agenda.hpp"
#include "json/read_back.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace intouch {

TEST_CASE("the agenda is written as documented byte for byte") {
    const example e;
    CHECK(json::agenda(e.agenda, e.input()) == golden("agenda.json"));
}

TEST_CASE("keys of the agenda keep the documented order") {
    const example e;
    const auto d = parsed(json::agenda(e.agenda, e.input()));
    CHECK(keys(d) == "at, timezone, touches, blocks, occasions, gatherings, closed, warnings, capacity");
    CHECK(keys(list(d, "touches").front()) == "uid, person, name, with, kind, round, attempt, channel, "
                                              "minutes, ideal, earliest, latest, date, start, end, "
                                              "block, pinned, firm, about, within, wished, why, reasons");
    CHECK(keys(list(d, "blocks").front()) == "id, name, start, end, minutes, planned, people");
    CHECK(keys(list(d, "occasions").front()) == "person, name, date, years");
    CHECK(keys(list(d, "gatherings").front()) == "id, name, date, days, book_by, held, members, note");
    CHECK(keys(list(d, "closed").front()) == "uid, person, round, date, outcome, channel");
    CHECK(keys(list(d, "warnings").front()) == "code, text, person");
    CHECK(keys(member(d, "capacity")) ==
          "needed, available, stretch, contacts, classes, circles, channels, remedies, text");
}

TEST_CASE("lists are sorted, in any order of the input") {
    const example e;
    plan::agenda shuffled = e.agenda;
    std::ranges::reverse(shuffled.touches);
    std::ranges::reverse(shuffled.occasions);
    CHECK(json::agenda(shuffled, e.input()) == json::agenda(e.agenda, e.input()));
    // All-day before timed on one day.
    shuffled.touches.front().day = shuffled.touches.back().day;
    CHECK(each(parsed(json::agenda(shuffled, e.input())), "touches", "person") == "\"grace\", \"ada\"");
}

TEST_CASE("a filter limits the agenda by day, person and circle") {
    const example e;
    const auto people_of = [&](const json::agenda_filter& f, const std::string& of) {
        return each(parsed(json::agenda(e.agenda, e.input(), f)), of,
                    of == "gatherings" || of == "blocks" ? "id" : "person");
    };
    json::agenda_filter f;
    f.from = day("2026-12-04");
    CHECK(people_of(f, "touches") == "\"grace\"");
    CHECK(people_of(f, "blocks").empty());
    CHECK(people_of(f, "closed").empty());
    f.to = day("2026-12-06");
    CHECK(people_of(f, "touches").empty());
    f = {};
    f.to = day("2026-12-03");
    CHECK(people_of(f, "touches") == "\"ada\"");
    CHECK(people_of(f, "closed") == "\"ada\"");
    // A gathering's last day still counts.
    f = {};
    f.from = day("2027-05-09");
    CHECK(people_of(f, "gatherings") == "\"six-pack\"");
    f.from = day("2027-05-10");
    CHECK(people_of(f, "gatherings").empty());
    f = {};
    f.person = "grace";
    CHECK(people_of(f, "touches") == "\"grace\"");
    CHECK(people_of(f, "blocks").empty());
    CHECK(people_of(f, "occasions") == "\"grace\"");
    CHECK(people_of(f, "gatherings") == "\"six-pack\"");
    CHECK(people_of(f, "closed").empty());
    CHECK(people_of(f, "warnings") == "\"grace\"");
    f.person = "charles"; // in Ada's household
    CHECK(people_of(f, "touches") == "\"ada\"");
    CHECK(people_of(f, "gatherings").empty());
    f = {};
    f.circle = "clients";
    CHECK(people_of(f, "touches") == "\"ada\"");
    CHECK(people_of(f, "blocks") == "\"calls\"");
    f.person = "grace";
    CHECK(people_of(f, "touches").empty());
}

TEST_CASE("times carry the offset of the user's zone") {
    example e;
    e.agenda.touches.front().start = at("2027-07-01T15:25:00Z");
    const auto d = parsed(json::agenda(e.agenda, e.input()));
    CHECK(each(d, "touches", "start") == R"("2027-07-01T17:25:00+02:00", null)");
}

TEST_CASE("the forecast comes last, and only when there is one") {
    const example e;
    plan::forecast_week week{.from = day("2026-12-01"),
                             .available = minutes(120),
                             .planned = minutes(25),
                             .elsewhere = minutes(5),
                             .late = 1};
    week.touches.push_back({.person = "ada",
                            .name = "Ada Lovelace",
                            .round = 5,
                            .channel = "call",
                            .minutes = minutes(25),
                            .day = day("2026-12-03"),
                            .start = at("2026-12-03T16:00:00Z"),
                            .block = "calls"});
    const std::vector<plan::forecast_week> weeks{week};
    const std::string with = json::agenda(e.agenda, e.input(), {}, &weeks);
    const std::string key = ",\"forecast\":";
    REQUIRE(with.find(key) != std::string::npos);
    CHECK(with.substr(with.find(key)) ==
          key + "[{\"from\":\"2026-12-01\",\"to\":\"2026-12-07\",\"available\":120,\"planned\":25,"
                "\"elsewhere\":5,\"late\":1,\"touches\":[{\"person\":\"ada\",\"name\":\"Ada Lovelace\","
                "\"kind\":\"cadence\",\"round\":5,\"channel\":\"call\",\"minutes\":25,"
                "\"date\":\"2026-12-03\",\"start\":\"2026-12-03T17:00:00+01:00\",\"block\":\"calls\","
                "\"within\":true}]}]}\n");
    CHECK(json::agenda(e.agenda, e.input()).find(key) == std::string::npos);
}

} // namespace intouch
