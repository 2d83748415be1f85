// SPDX-License-Identifier: MIT
#include "words/example.hpp"
#include "words/report.hpp"

#include <doctest/doctest.h>

using namespace intouch;

namespace {

/// The week of 1 December 2026, in which everything happened once.
plan::report a_week(const example& e) {
    plan::report r{
        .from = day("2026-11-30"), .to = day("2026-12-06"), .today = day("2026-12-01"), .zone = e.berlin};
    r.all = {.planned = 5, .tried = 4, .reached = 2};
    r.people = {{"ada", "Ada Lovelace"}, {"grace", "Grace Hopper"}};
    r.circles = {{"clients", "Clients and partners", {.planned = 3, .tried = 2, .reached = 1}}};
    r.stories = {
        {{day("2026-12-01"), {}},
         "ada",
         "Ada Lovelace",
         ledger::entry_kind::reached,
         "call",
         "Grace\ngot the lease, says Ada"},
        {{day("2026-12-02"), {}}, "grace", "Grace Hopper", ledger::entry_kind::no_answer, "call", "engaged"}};
    r.again = {{{day("2026-12-01"), {}}, "ada", "Ada Lovelace", day("2025-03-03")}};
    plan::touch missed;
    missed.person = "ada";
    missed.name = "Ada Lovelace";
    missed.channel = "call";
    missed.day = day("2026-11-30");
    r.silent = {{missed, false}, {missed, true}};
    r.slipping = {{.person = "grace",
                   .owner = "grace",
                   .name = "Grace Hopper",
                   .with = {},
                   .last_contact = {},
                   .ideal = day("2026-11-01"),
                   .latest = day("2026-11-09"),
                   .late = days(22),
                   .every = days(7),
                   .planned = day("2026-12-03")}};
    missed.day = day("2026-12-03");
    missed.start = at("2026-12-03T16:25:00Z");
    r.coming = {missed};
    return r;
}

} // namespace

TEST_CASE("a report in full tells names, notes and what comes") {
    const example e;
    CHECK(
        words::report_text(a_week(e), e.settings, e.roster, roster::naming::full) ==
        "5 touches planned, 4 tried, 2 reached.\n"
        "\nReached\n- Ada Lovelace and Grace Hopper\n"
        "\nCircles\n- Clients and partners: 3 planned, 2 tried, 1 reached\n"
        "\nWhat happened\n- Tue 1 Dec, Ada Lovelace: Grace got the lease, says Ada\n"
        "- Wed 2 Dec, Grace Hopper, no answer: engaged\n"
        "\nIn touch again\n- Ada Lovelace, on Tue 1 Dec, for the first time since 3 Mar 2025\n"
        "\nWent by\n- Mon 30 Nov: Call Ada Lovelace, no word yet\n"
        "- Mon 30 Nov: Call Ada Lovelace, no word that day\n"
        "\nIt's been a while\n- Grace Hopper: was due by 9 Nov 2026, about 3 rounds ago, planned Thu 3 Dec\n"
        "\nComing\n- Thu 3 Dec 2026 17:25: Call Ada Lovelace\n");
}

TEST_CASE("with initials, notes name nobody of the roster") {
    const example e;
    const std::string text = words::report_text(a_week(e), e.settings, e.roster, roster::naming::initials);
    CHECK(text.contains("- A. L. and G. H.\n"));
    CHECK(text.contains("Tue 1 Dec, A. L.: G. got the lease, says A.\n"));
    CHECK(text.contains("Mon 30 Nov: Call A. L., no word yet\n"));
    CHECK(text.contains("G. H.: was due by 9 Nov 2026"));
    for (const char* name : {"Ada", "Lovelace", "Grace", "Hopper"}) CHECK_FALSE(text.contains(name));
}

TEST_CASE(
    "with initials, a note holds no address and no number, and names inside a run of letters are found") {
    example e;
    e.roster.people["wang"].name = "王小明";
    auto r = a_week(e);
    REQUIRE_FALSE(r.stories.empty());
    r.stories.front().note =
        "今天和王小明聊了, write to ada@example.org or https://example.org/ada or call +49 30 123456";
    const auto text = words::report_text(r, e.settings, e.roster, roster::naming::initials);
    CHECK(text.contains("今天和王.聊了"));
    for (const char* secret : {"王小明", "ada@", "example.org", "123456"}) CHECK_FALSE(text.contains(secret));
}

TEST_CASE("with initials, names in a note are found beside any punctuation, and ordinary words stay") {
    example e;
    const auto told = [&](const std::string& note) {
        auto r = a_week(e);
        r.stories = {
            {{day("2026-12-01"), {}}, "ada", "Ada Lovelace", ledger::entry_kind::reached, "call", note}};
        const auto text = words::report_text(r, e.settings, e.roster, roster::naming::initials);
        const std::string before = "Tue 1 Dec, A. L.: ";
        const auto at = text.find(before) + before.size();
        return text.substr(at, text.find('\n', at) - at);
    };
    const auto add = [&](const std::string& id, std::string name) {
        e.roster.people[id].id = id;
        e.roster.people[id].name = std::move(name);
    };
    add("oma", "Oma Liesel");
    add("nora", "Nora");
    add("millers", "Tom and Ann Miller");
    add("will", "Will May");
    add("mum", "mum");
    add("yukawa", "湯川 秀樹");
    CHECK(told("Told me Grace’s lease is off… “Oma” and Liesel’s scarf—Nora…") ==
          "Told me G.’s lease is off… “O.” and L.’s scarf—N.…");
    CHECK(told("They will move in may and sell the house") == "They will move in may and sell the house");
    CHECK(told("Will and ANN, may be; Mum’s 湯川") == "W. and A., may be; M.’s 湯.");
}

TEST_CASE("hidden names leave numbers of people, and no notes") {
    const example e;
    const std::string text = words::report_text(a_week(e), e.settings, e.roster, roster::naming::hidden);
    CHECK(text.contains("In touch again\n- 1 person after a long time\n"));
    CHECK(text.contains("It's been a while\n- 1 person\n"));
    CHECK(text.contains("Mon 30 Nov: Call, no word yet\n"));
    CHECK(text.contains("Thu 3 Dec 2026 17:25: Call\n"));
    for (const char* told : {"Ada", "A. L.", "G. H.", "lease", "engaged", "Reached"})
        CHECK_FALSE(text.contains(told));
}

TEST_CASE("a week without a word says so kindly") {
    const example e;
    plan::report r{
        .from = day("2026-11-30"), .to = day("2026-12-06"), .today = day("2026-12-06"), .zone = e.berlin};
    CHECK(words::report_text(r, e.settings, e.roster, roster::naming::full) ==
          "Nothing was planned, and nothing was logged.\n");
    r.all.planned = 1;
    CHECK(words::report_sum(r) == "1 touch planned, no word yet.");
    r.all.reached = 1; // they reached out
    CHECK(words::report_sum(r) == "1 touch planned, 0 tried, 1 reached.");
}

TEST_CASE("the days of a report have their year once") {
    plan::report r{
        .from = day("2026-11-30"), .to = day("2026-12-06"), .today = day("2026-12-06"), .zone = {}};
    CHECK(words::report_days(r) == "Mon 30 Nov to Sun 6 Dec 2026");
    r.from = day("2025-12-29");
    CHECK(words::report_days(r) == "Mon 29 Dec 2025 to Sun 6 Dec 2026");
    r.from = r.to;
    CHECK(words::report_days(r) == "Sun 6 Dec 2026");
}

TEST_CASE("a person is slipping by rounds of their own") {
    plan::slipping_person row{.person = {},
                              .owner = {},
                              .name = {},
                              .with = {},
                              .last_contact = {},
                              .ideal = {},
                              .latest = day("2026-11-09"),
                              .late = days(3),
                              .every = days(7),
                              .planned = {}};
    CHECK(words::slipping_phrase(row) == "was due by 9 Nov 2026");
    CHECK(words::rounds_late(row).empty());
    row.late = days(7);
    CHECK(words::slipping_phrase(row) == "was due by 9 Nov 2026, about a round ago");
}
