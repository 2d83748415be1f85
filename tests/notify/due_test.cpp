// SPDX-License-Identifier: MIT
#include "notify/due.hpp"
#include "plan/plan.hpp"
#include "record/record_lost.hpp"
#include "screens/fixture.hpp"

#include <map>
#include <string>
#include <vector>

using namespace intouch;
using namespace intouch::test;

namespace {

/// A user's days: messages are remembered as the daemon remembers them.
struct days_of_messages {
    world w = tuesday();
    ledger::message_states known{};
    std::string link = "https://t.example.org/t/";
    std::string page = "https://touch.example.org/";
    std::vector<notify::trouble> troubles{};

    explicit days_of_messages(const std::string& targets) {
        w.read_settings(std::string(screens_settings) + targets);
    }
    [[nodiscard]] std::vector<notify::message> at(const std::string& moment) {
        w.clock(moment);
        w.plan_and_publish();
        const auto in = w.input();
        const auto a = plan::plan(in);
        const auto made = notify::due_now(input(in, a));
        for (const auto& id : made.fresh_targets) remember(id, notify::since_key, w.input().moment);
        for (const auto& m : made.messages) remember(m.target, m.key, m.due);
        return made.messages;
    }
    [[nodiscard]] std::optional<instant> next() {
        const auto in = w.input();
        const auto a = plan::plan(in);
        return notify::next_due(input(in, a));
    }
    [[nodiscard]] notify::due_input input(const plan::plan_input& in, const plan::agenda& a) const {
        return {
            in,    a,
            known, [this](const std::string& uid) { return link.empty() ? link : link + uid.substr(0, 3); },
            page,  troubles};
    }
    void remember(const std::string& target, const std::string& key, instant due) {
        known[{target, key}] = {.target = target, .key = key, .due = due, .stale = due};
    }
};

std::string texts(const std::vector<notify::message>& all) {
    std::string text;
    for (const auto& m : all) text += m.key + "|" + m.title + "\n" + notify::plain_text(m);
    return text;
}

} // namespace

TEST_CASE("a digest comes once on its days, and says what the day holds") {
    days_of_messages d("[notify.phone]\ncommand = [\"true\"]\ndigest = \"Mon-Fri 08:00\"\n");
    CHECK(d.at("2026-11-30 07:00").empty()); // from now on it is known
    CHECK(d.at("2026-11-30 07:59").empty());
    CHECK(d.next() == parse_instant("2026-11-30T07:00:00Z").value());
    const auto monday = d.at("2026-11-30 08:00");
    REQUIRE(monday.size() == 1);
    CHECK(monday[0].lines.empty()); // nothing to say
    CHECK(d.at("2026-11-30 08:01").empty());
    const auto tuesday = d.at("2026-12-01 09:30"); // late, after a night without power
    REQUIRE(tuesday.size() == 1);
    CHECK(texts(tuesday) ==
          "digest 2026-12-01|Today: Call Oma Liesel and Call Ada Lovelace\n"
          "Today\n17:00 Call Oma Liesel, 02241 55501\n17:25 Call Ada Lovelace, +44 20 7946 0000\n");
    CHECK(tuesday[0].stale == parse_instant("2026-12-01T23:00:00Z").value());
    CHECK(tuesday[0].touches.size() == 2);
    CHECK(d.at("2026-12-01 10:00").empty());
    CHECK(d.at("2026-12-05 12:00").empty()); // a Saturday
    CHECK(d.next() == parse_instant("2026-12-07T07:00:00Z").value());
}

TEST_CASE("a day that became certain after the digest is told in the next one, once") {
    days_of_messages d("[notify.phone]\ncommand = [\"true\"]\ndigest = \"daily 08:00\"\n");
    CHECK(d.at("2026-11-30 07:00").empty());
    CHECK(d.at("2026-12-01 08:00").size() == 1);
    d.w.clock("2026-12-01 17:10");
    d.w.log({.person = "oma", .outcome = ledger::entry_kind::no_answer});
    const auto told = [&](const std::string& moment) {
        d.w.clock(moment);
        d.w.plan_and_publish();
        const auto in = d.w.input();
        auto a = plan::plan(in);
        for (auto& t : a.touches)
            if (t.day > plan::today(in))
                t.fixed_since =
                    parse_date("2026-12-01").value(); // oma by that entry; the others before 08:00
        const auto made = notify::due_now(d.input(in, a)).messages;
        for (const auto& m : made) d.remember(m.target, m.key, m.due);
        return texts(made);
    };
    CHECK(told("2026-12-02 08:00")
              .starts_with("digest 2026-12-02|Today: new dates\nNow certain\n"
                           "Thu 3 Dec 17:00 Call Oma Liesel, 02241 55501\n\n"));
    CHECK_FALSE(told("2026-12-03 08:00").contains("Now certain"));
}

TEST_CASE("a target that is new at noon gets no digest of the morning") {
    days_of_messages d("[notify.phone]\ncommand = [\"true\"]\ndigest = \"daily 08:00\"\n");
    CHECK(d.at("2026-12-01 12:00").empty());
    CHECK(d.at("2026-12-01 13:00").empty());
    CHECK(d.at("2026-12-02 08:00").size() == 1);
}

TEST_CASE("a birthday is told, and what the target may not see is not") {
    const std::string digest = "digest = \"daily 08:00\"\ncommand = [\"true\"]\n";
    days_of_messages d("[notify.a]\n" + digest + "[notify.b]\nnames = \"initials\"\n" + digest +
                       "[notify.c]\nnames = \"hidden\"\n" + digest + "[notify.d]\ncircles = [\"family\"]\n" +
                       digest);
    CHECK(d.at("2026-11-30 07:00").empty());
    auto all = d.at("2026-12-01 08:00");
    REQUIRE(all.size() == 4);
    CHECK(all[1].title == "Today: Call O. L. and Call A. L.");
    CHECK(notify::plain_text(all[1]) == "Today\n17:00 Call O. L.\n17:25 Call A. L.\n");
    CHECK(all[1].touches.empty());
    CHECK(all[1].page.empty());
    CHECK(notify::plain_text(all[2]) == "Today\n17:00 Call\n17:25 Call\n");
    CHECK(notify::plain_text(all[3]) == "Today\n17:00 Call Oma Liesel, 02241 55501\n");
    d.w.log({.person = "oma", .on = {}});
    all = d.at("2026-12-24 08:00");
    REQUIRE(all.size() == 4);
    CHECK(notify::plain_text(all[0]).contains("Oma Liesel: birthday (95)\n"));
    CHECK(notify::plain_text(all[1]).contains("O. L.: birthday\n"));
    CHECK_FALSE(notify::plain_text(all[2]).contains("birthday"));
}

TEST_CASE("once a block is over, one question names who was planned and has no outcome") {
    days_of_messages d("[notify.phone]\ncommand = [\"true\"]\nafter = [\"calls\"]\n");
    CHECK(d.at("2026-12-01 12:00").empty());
    CHECK(d.next() == parse_instant("2026-12-01T17:00:00Z").value());
    d.w.clock("2026-12-01 17:20");
    d.w.log({.person = "oma"});
    const auto all = d.at("2026-12-01 18:00");
    REQUIRE(all.size() == 1);
    CHECK(all[0].key == "after calls 2026-12-01T17:00");
    CHECK(all[0].title == "What came of it? Call Ada Lovelace");
    REQUIRE(all[0].buttons.size() == 2);
    CHECK(all[0].buttons[0].label == "Reached");
    CHECK(all[0].buttons[0].url.starts_with("https://t.example.org/t/"));
    CHECK(all[0].buttons[1].form == "round=1&attempt=1&say=no_answer");
    CHECK(all[0].stale == parse_instant("2026-12-02T17:00:00Z").value());
    CHECK(d.at("2026-12-01 18:01").empty());
    CHECK(d.at("2026-12-03 18:00").empty()); // nobody was planned on Thursday
}

TEST_CASE("without an address that a phone can reach there are no buttons, and a tap dials") {
    days_of_messages d("[notify.phone]\ncommand = [\"true\"]\nafter = true\n");
    d.link = d.page = "";
    CHECK(d.at("2026-12-01 12:00").empty());
    const auto all = d.at("2026-12-01 18:00");
    REQUIRE(all.size() == 1);
    CHECK(all[0].title == "What came of it? Call Oma Liesel and Call Ada Lovelace");
    CHECK(all[0].buttons.empty());
    CHECK(all[0].click == "tel:0224155501");
}

TEST_CASE("where a phone can reach the page of a touch, a tap opens it and dials nobody") {
    days_of_messages d("[notify.phone]\ncommand = [\"true\"]\nafter = true\n");
    d.page = "";
    CHECK(d.at("2026-12-01 12:00").empty());
    const auto all = d.at("2026-12-01 18:00");
    REQUIRE(all.size() == 1);
    CHECK(all[0].click.starts_with("https://t.example.org/t/"));
    CHECK(all[0].click == all[0].page);
}

TEST_CASE("the number after a name that is read from right to left keeps its order") {
    days_of_messages d("[notify.phone]\ncommand = [\"true\"]\nafter = true\n");
    d.w.roster.people.at("oma").name = "ليلى";
    d.w.plan_and_publish();
    CHECK(d.at("2026-12-01 12:00").empty());
    const auto all = d.at("2026-12-01 18:00");
    REQUIRE(all.size() == 1);
    CHECK(all[0].lines.at(0).text == "17:00 Call ليلى, \u200e02241 55501");
}

TEST_CASE("trouble is told once, when it has lasted") {
    days_of_messages d("[notify.phone]\ncommand = [\"true\"]\ntrouble = true\n");
    CHECK(d.at("2026-12-01 12:00").empty());
    d.troubles = {{"files", "roster.toml:3:1: error: every: found \"soon\"",
                   parse_instant("2026-12-01T11:30:00Z").value(), minutes{60}}};
    CHECK(d.at("2026-12-01 13:00").empty());
    CHECK(d.next() == parse_instant("2026-12-01T12:30:00Z").value());
    const auto all = d.at("2026-12-01 13:30");
    REQUIRE(all.size() == 1);
    CHECK(notify::plain_text(all[0]) == "roster.toml:3:1: error: every: found \"soon\"\n");
    CHECK(d.at("2026-12-02 13:30").empty());
}

TEST_CASE("a digest in the hour that the clocks skip or repeat comes once") {
    days_of_messages d("[notify.phone]\ncommand = [\"true\"]\ndigest = \"daily 02:30\"\n");
    CHECK(d.at("2027-03-27 12:00").empty());
    CHECK(d.at("2027-03-28 01:59").empty());
    CHECK(d.at("2027-03-28 03:31").size() == 1);
    CHECK(d.at("2027-03-28 03:40").empty());
    CHECK(d.at("2027-10-31 02:30").size() == 1);
    d.w.clock("2027-10-31 02:59");
    CHECK(d.at("2027-10-31 03:30").empty());
}

TEST_CASE("a zone that changes in the day brings no second digest") {
    days_of_messages d("[notify.phone]\ncommand = [\"true\"]\ndigest = \"daily 08:00\"\n");
    CHECK(d.at("2026-12-01 07:00").empty());
    CHECK(d.at("2026-12-01 08:00").size() == 1);
    d.w.read_settings(
        "timezone = \"America/New_York\"\n[notify.phone]\ncommand = [\"true\"]\ndigest = \"daily 08:00\"\n");
    CHECK(d.at("2026-12-01 08:00").empty());
    CHECK(d.at("2026-12-02 08:00").size() == 1);
}

TEST_CASE("a target with circles hears of nobody else") {
    days_of_messages d(
        "[notify.phone]\ncommand = [\"true\"]\ndigest = \"daily 08:00\"\ncircles = [\"clients\"]\n");
    d.w.read_roster(R"(
[circles.clients]
[circles.family]
[people.ada]
name = "Ada Lovelace"
circles = ["clients"]
household = "lovelace"
every = "6 weeks"
phone = "+44 20 7946 0000"
last = 2026-10-20
[people.charles]
name = "Charles Babbage"
circles = ["family"]
household = "lovelace"
every = "6 weeks"
phone = "+44 20 7946 0042"
last = 2026-10-20
)");
    d.w.clock("2026-11-30 07:00");
    d.w.join();
    CHECK(d.at("2026-11-30 07:30").empty());
    const auto all = d.at("2026-12-01 08:00");
    REQUIRE(all.size() == 1);
    CHECK(notify::plain_text(all[0]).contains("Ada Lovelace"));
    CHECK_FALSE(notify::plain_text(all[0]).contains("Charles"));
    for (const auto& t : all[0].touches) CHECK(t.with.empty());
}

TEST_CASE("a target that does not see everything is told of trouble in general") {
    days_of_messages d("[notify.phone]\ncommand = [\"true\"]\ntrouble = true\nnames = \"hidden\"\n");
    CHECK(d.at("2026-12-01 12:00").empty());
    d.troubles = {{"files", "roster.toml:3:1: error: people.ada",
                   parse_instant("2026-12-01T11:30:00Z").value(), minutes{0}}};
    const auto all = d.at("2026-12-01 13:30");
    REQUIRE(all.size() == 1);
    CHECK_FALSE(notify::plain_text(all[0]).contains("ada"));
}

namespace {

std::string buttons_of(const notify::message& m) {
    std::string all;
    for (const auto& b : m.buttons) all += b.label + "|" + b.form + "\n";
    return all;
}

} // namespace

TEST_CASE("the buttons are those of the touch's own page") {
    days_of_messages d("[notify.phone]\ncommand = [\"true\"]\nafter = true\n");
    CHECK(d.at("2026-12-01 09:00").empty());
    auto all = d.at("2026-12-01 18:05");
    REQUIRE(all.size() == 1);
    CHECK(buttons_of(all[0]) == "Call Oma Liesel: Reached|round=1&attempt=1&say=reached\n"
                                "Call Oma Liesel: No answer|round=1&attempt=1&say=no_answer\n");
}

TEST_CASE("who was asked about a lost person is no contact with that person") {
    days_of_messages d("[notify.phone]\ncommand = [\"true\"]\nafter = true\n");
    d.w.read_roster(R"(
[people.ada]
name = "Ada Lovelace"
every = "6 weeks"
phone = "+44 20 7946 0000"
through = ["oma"]
last = 2026-10-20
[people.oma]
name = "Oma Liesel"
every = "1 year"
phone = "02241 55501"
last = 2026-11-20
)");
    d.w.clock("2026-11-30 09:00");
    d.w.append(record::record_lost(d.w.input(), "ada", "moved", {}, d.w.ids()));
    CHECK(d.at("2026-12-01 09:00").empty());
    const auto all = d.at("2026-12-01 18:05");
    REQUIRE(all.size() == 1);
    CHECK(buttons_of(all[0]) == "Found|round=1&attempt=1&say=found\n");
}
