// SPDX-License-Identifier: MIT
// What a buddy had in the same hour: read from their feed, and told in the event of the block.
#include "feed/buddy.hpp"
#include "feed/calendar_reader.hpp"
#include "feed/fixture.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace intouch;
using namespace intouch::test;

namespace {

std::string calendar(std::initializer_list<std::string> events) {
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
    for (const std::string& e : events) text += "BEGIN:VEVENT\r\n" + e + "END:VEVENT\r\n";
    return text + "END:VCALENDAR\r\n";
}

const std::string hour = "DTSTART:20261203T160000Z\r\nDTEND:20261203T170000Z\r\n";

std::vector<feed::buddy_hour> hours_in(std::initializer_list<std::string> events) {
    return feed::read_buddy_hours(calendar(events)).value();
}

ledger::entry outcome(const world& w, const std::string& person, ledger::entry_kind kind, minutes time,
                      const std::string& note) {
    ledger::entry e;
    e.id = person;
    e.person = person;
    e.kind = kind;
    e.on = {on(2026, 12, 3), time};
    e.at = w.moment(on(2026, 12, 3), time);
    e.channel = "call";
    e.note = note;
    return e;
}

/// The example, after an hour with two outcomes.
world after_the_hour() {
    world w = example();
    w.at(on(2026, 12, 3), 18h);
    w.settings.blocks["calls"].with = "Sam";
    w.settings.buddies["sam"].id = "sam";
    w.state.people["ada"].history = {
        outcome(w, "ada", ledger::entry_kind::reached, 17h + 5min, "Grace got the lease")};
    w.state.people["grace"].history = {
        outcome(w, "grace", ledger::entry_kind::left_message, 17h + 30min, "")};
    return w;
}

std::string told(world& w, roster::naming names = roster::naming::full) {
    for (const read_event& e : events_of(w.render(names).body))
        if (e.has("RECURRENCE-ID") && e.value("DTSTART") == "20261203T170000") return e.value("DESCRIPTION");
    return {};
}

} // namespace

TEST_CASE("a feed of intouch tells its hours to a buddy") {
    world w = after_the_hour();
    const feed::buddy_hour full{w.moment(on(2026, 12, 3), 17h), w.moment(on(2026, 12, 3), 18h), 2, 1,
                                "Grace got the lease"};
    feed::buddy_hour initials = full;
    initials.story = "G. got the lease";
    CHECK(feed::read_buddy_hours(w.render().body).value() == std::vector{full});
    CHECK(feed::read_buddy_hours(w.render(roster::naming::initials).body).value() == std::vector{initials});
    CHECK(feed::read_buddy_hours(w.render(roster::naming::hidden).body).value().empty());
}

TEST_CASE("the event of a block tells what the buddy had") {
    world w = after_the_hour();
    const std::string own = told(w);
    const feed::buddy_hour of_sam{w.moment(on(2026, 12, 3), 16h + 30min),
                                  w.moment(on(2026, 12, 3), 17h + 30min), 3, 2, "got the lease"};
    const feed::buddy_hour elsewhere{w.moment(on(2026, 12, 3), 18h), w.moment(on(2026, 12, 3), 19h), 9, 9,
                                     ""};
    w.buddies = {{"sam", {of_sam, elsewhere}}};
    CHECK(told(w) == own + "\\n\\nSam: 2 of 3 · 'got the lease'");
    CHECK(told(w, roster::naming::initials).ends_with("\\n\\nS.: 2 of 3"));
    CHECK(told(w, roster::naming::hidden).empty());

    SUBCASE("a buddy never reads their own story back") {
        const auto read = feed::read_buddy_hours(w.render().body).value();
        REQUIRE(read.size() == 1);
        CHECK(read[0].story == "Grace got the lease");
        w.state.people["ada"].history[0].note.clear();
        CHECK(feed::read_buddy_hours(w.render().body).value().at(0).story.empty());
        w.state.people.clear();
        CHECK(told(w) == "Sam: 2 of 3 · 'got the lease'");
        CHECK(feed::read_buddy_hours(w.render().body).value().empty());
    }
    SUBCASE("the same answer makes the same bytes") {
        const std::string body = w.publish().body;
        w.at(on(2026, 12, 3), 20h);
        const feed::rendered again = w.publish();
        CHECK(again.changed.empty());
        CHECK(again.body == body);
    }
    SUBCASE("an hour that is not over tells nothing") {
        w.at(on(2026, 12, 3), 17h + 59min);
        CHECK(told(w).find("Sam:") == std::string::npos);
    }
    SUBCASE("an hour at another time, or with somebody else, is not told") {
        w.buddies["sam"] = {elsewhere};
        CHECK(told(w) == own);
        w.buddies["sam"] = {of_sam};
        w.settings.blocks["calls"].with = "Sue";
        CHECK(told(w) == own);
        w.person("sam", "Sue");
        CHECK(told(w).ends_with("Sue: 2 of 3 · 'got the lease'"));
    }
}

TEST_CASE("times of a buddy are in UTC or in a zone by its name") {
    const instant from = parse_instant("2026-12-03T16:00:00Z").value();
    const std::string told = "DESCRIPTION:Tried 3\\, in touch with 2 (A. L. and G. H.).\r\n";
    CHECK(hours_in({hour + told}) == std::vector<feed::buddy_hour>{{from, from + 1h, 3, 2, ""}});
    CHECK(hours_in(
              {"DTSTART;TZID=Europe/Berlin:20261203T170000\r\nDTEND;TZID=Europe/Berlin:20261203T180000\r\n" +
               told}) == std::vector<feed::buddy_hour>{{from, from + 1h, 3, 2, ""}});
    for (const char* times :
         {"", "DTSTART;VALUE=DATE:20261203\r\nDTEND;VALUE=DATE:20261204\r\n", "DTSTART:20261203T160000Z\r\n",
          "DTSTART:20261203T160000\r\nDTEND:20261203T170000\r\n", "DTSTART:x\r\nDTEND:y\r\n",
          "DTSTART;TZID=../../etc/passwd:20261203T170000\r\nDTEND:20261203T170000Z\r\n",
          "DTSTART:20261203T170000Z\r\nDTEND:20261203T160000Z\r\n"}) {
        CAPTURE(times);
        CHECK(hours_in({times + told}).empty());
    }
}

TEST_CASE("what a buddy's feed says is foreign") {
    struct row {
        const char* text;
        int tried;
        int reached;
        const char* story;
    };
    const std::vector<row> rows{
        {"Tried 2.", 2, 0, ""},
        {"Tried 0\\, in touch with 1 (A. L.).", 1, 1, ""}, // they reached out
        {"Tried 1\\, 1 message left.\\nA. L.: rings back", 1, 0, "rings back"},
        {"Tried 1\\, in touch with 99999 (x).", 1, 0, ""},
        {"Tried 1.\\nA. L.: one: two\\nG. H.: three", 1, 0, "one: two"},
        {"Tried 1.\\n\\nSam: 2 of 3 · 'mine'", 1, 0, ""},
        {"Tried 1.\\nA: \x1b[31mred\xe2\x80\xae \x07", 1, 0, "[31mred "},
        {"Tried 1.\\nA: 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789", 1, 0,
         "0123456789 0123456789 0123456789 0123456789 0123456789 …"},
    };
    for (const row& r : rows) {
        CAPTURE(r.text);
        const auto read = hours_in({hour + "DESCRIPTION:" + r.text + "\r\n"});
        REQUIRE(read.size() == 1);
        CHECK(read[0].tried == r.tried);
        CHECK(read[0].reached == r.reached);
        CHECK(read[0].story == r.story);
        CHECK(read[0].story.size() <= 60);
    }
    for (const char* text :
         {"", "Tried", "Tried -1.", "Tried 99999999999999999999.", "tried 1.", "Not tried 1."}) {
        CAPTURE(text);
        CHECK(hours_in({hour + "DESCRIPTION:" + text + "\r\n"}).empty());
    }
}

TEST_CASE("what is no calendar is refused") {
    for (const char* text :
         {"", "<html>Log in</html>", "BEGIN:VCALENDAR\r\n", "BEGIN:VCARD\r\nEND:VCARD\r\n"}) {
        CAPTURE(text);
        CHECK_FALSE(feed::read_buddy_hours(text));
    }
    CHECK_FALSE(feed::read_buddy_hours(std::string(feed::largest_buddy_feed + 1, ' ')));
    CHECK(hours_in({}).empty());
}
