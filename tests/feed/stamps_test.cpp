// SPDX-License-Identifier: MIT
#include "feed/calendar_reader.hpp"
#include "feed/fixture.hpp"
#include "ledger/stamp_floor.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

namespace {

const std::string touch_of_ada = plan::touch_uid("instance", "ada", 1);
const std::string grace = plan::touch_uid("instance", "grace", 1);

/// The body without the lines that may differ after a change and its undo.
std::string unstamped(const std::string& body) {
    std::string rest;
    for (const std::string& line : physical_lines(body)) {
        const std::string name = name_of(line);
        if (name != "SEQUENCE" && name != "DTSTAMP" && name != "LAST-MODIFIED") rest += line + "\n";
    }
    return rest;
}

void move(plan::touch& t, date day) {
    t.day = day;
    t.start.reset();
    t.end.reset();
}

} // namespace

TEST_CASE("the same plan makes the same bytes at any later time") {
    world w = example();
    const feed::rendered first = w.publish();
    CHECK(first.last_modified == w.agenda.at);
    CHECK(first.changed.at(touch_of_ada) ==
          ledger::stamp{first.changed.at(touch_of_ada).hash, 0, w.agenda.at});
    w.at(on(2026, 12, 1), 23h);
    const feed::rendered later = w.publish();
    CHECK(later.body == first.body);
    CHECK(later.etag == first.etag);
    CHECK(later.last_modified == first.last_modified);
    CHECK(later.changed.empty());
}

TEST_CASE("a restart renders the same bytes from the store") {
    world w = example();
    w.publish();
    move(w.agenda.touches[0], on(2026, 12, 9));
    w.at(on(2026, 12, 1), 10h);
    const feed::rendered before = w.publish();
    w.cache.clear();
    w.at(on(2026, 12, 1), 11h);
    const feed::rendered after = w.publish();
    CHECK(after.body == before.body);
    CHECK(after.etag == before.etag);
    CHECK(after.last_modified == before.last_modified);
}

TEST_CASE("only changed items get a new stamp, and the feed with them") {
    world w = example();
    w.agenda.blocks.clear();
    const feed::rendered before = w.publish();
    move(w.agenda.touches[0], on(2026, 12, 5));
    w.at(on(2026, 12, 2), 9h);
    const feed::rendered after = w.publish();
    CHECK(after.changed.size() == 2);
    CHECK(after.changed.at(touch_of_ada).sequence == 1);
    CHECK(after.changed.at(touch_of_ada).changed == w.agenda.at);
    CHECK(after.last_modified == w.agenda.at);
    CHECK(after.etag != before.etag);
    for (const read_event& e : events_of(after.body)) {
        const bool moved = e.value("UID") == touch_of_ada;
        CHECK(e.value("SEQUENCE") == (moved ? "1" : "0"));
        CHECK(e.value("DTSTAMP") == (moved ? "20261202T080000Z" : "20261201T080000Z"));
        CHECK(e.value("LAST-MODIFIED") == e.value("DTSTAMP"));
    }
}

TEST_CASE("two changes within a second are a second apart") {
    world w = example();
    w.publish();
    const instant start = w.agenda.at;
    move(w.agenda.touches[0], on(2026, 12, 5));
    CHECK(w.publish().changed.at(touch_of_ada).changed == start + 1s);
    move(w.agenda.touches[0], on(2026, 12, 6));
    const feed::rendered third = w.publish();
    CHECK(third.changed.at(touch_of_ada).changed == start + 2s);
    CHECK(third.changed.at(touch_of_ada).sequence == 2);
    CHECK(third.last_modified == start + 2s);
}

TEST_CASE("a clock set back does not set stamps back") {
    world w = example();
    w.publish();
    const instant start = w.agenda.at;
    w.at(on(2026, 11, 30), 9h);
    move(w.agenda.touches[0], on(2026, 12, 5));
    const feed::rendered after = w.publish();
    CHECK(after.changed.at(touch_of_ada).changed == start + 1s);
    CHECK(after.last_modified == start + 1s);
}

TEST_CASE("an undone change restores everything except sequence and stamps") {
    world w = example();
    const feed::rendered before = w.publish();
    const plan::agenda planned = w.agenda;
    move(w.agenda.touches[0], on(2026, 12, 5));
    w.agenda.blocks[1].people.clear();
    w.at(on(2026, 12, 1), 10h);
    w.publish();
    w.agenda = planned;
    w.at(on(2026, 12, 1), 11h);
    const feed::rendered after = w.publish();
    CHECK(after.body != before.body);
    CHECK(unstamped(after.body) == unstamped(before.body));
    for (const read_event& e : events_of(after.body)) {
        CAPTURE(e.value("SUMMARY"));
        const bool untouched = e.value("UID") != touch_of_ada && !e.value("SUMMARY").starts_with("Keeping");
        CHECK((e.value("SEQUENCE") == "0") == (untouched || e.has("RECURRENCE-ID")));
    }
}

TEST_CASE("an item that returns changed continues its sequence") {
    world w = example();
    w.publish();
    const plan::touch t = w.agenda.touches[1];
    w.agenda.touches.pop_back();
    w.at(on(2026, 12, 1), 10h);
    const feed::rendered without = w.publish();
    CHECK(without.body.find(grace) == std::string::npos);
    CHECK_FALSE(without.changed.contains(grace));

    w.agenda.touches.push_back(t);
    CHECK_FALSE(w.render().changed.contains(grace)); // as it was
    w.agenda.touches[1].day += days(1);
    CHECK(w.publish().changed.at(grace).sequence == 1);
}

TEST_CASE("a series gets a new stamp when one of its overrides goes") {
    world w = example();
    w.publish();
    const std::string block = plan::block_uid("instance", "calls", 17h, 1h);
    REQUIRE(w.stamps.contains(block + "/20261203T170000"));
    w.agenda.blocks[1].people.clear();
    const feed::rendered after = w.publish();
    CHECK(after.changed.at(block).sequence == 1);
    CHECK(after.body.find("RECURRENCE-ID") == std::string::npos);
}

TEST_CASE("a rendered component is reused until its item changes") {
    world w = example();
    w.publish();
    const auto marked = [](const std::string& uid) {
        return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nEND:VEVENT\r\n";
    };
    w.cache.at(touch_of_ada).text = marked("ADA");
    w.cache.at(grace).text = marked("GRACE");
    move(w.agenda.touches[0], on(2026, 12, 5));
    const std::string body = w.publish().body;
    CHECK(body.find("UID:ADA\r\n") == std::string::npos);
    CHECK(body.find("UID:GRACE\r\n") != std::string::npos);
    w.agenda.touches.clear();
    w.publish();
    CHECK_FALSE(w.cache.contains(touch_of_ada));
}

TEST_CASE("the ETag is quoted and made of the bytes") {
    world w = example();
    const feed::rendered first = w.publish();
    CHECK(first.etag == "\"" + base32(sha256(first.body), 32) + "\"");
}

TEST_CASE("an item without a stamp begins at the floor of the last restore") {
    world w = example();
    w.stamps[ledger::stamp_floor] = {{}, 120, w.agenda.at};
    const feed::rendered first = w.publish();
    CHECK(first.changed.at(touch_of_ada) ==
          ledger::stamp{first.changed.at(touch_of_ada).hash, 120, w.agenda.at});
    CHECK_FALSE(first.changed.contains(ledger::stamp_floor));
    move(w.agenda.touches[0], on(2026, 12, 9));
    w.at(on(2026, 12, 1), 10h);
    CHECK(w.publish().changed.at(touch_of_ada).sequence == 121);
}
