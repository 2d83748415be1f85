// SPDX-License-Identifier: MIT
#include "feed/calendar_reader.hpp"
#include "feed/fixture.hpp"
#include "feed/objects.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace intouch;
using namespace intouch::test;
using ledger::object_kind;

namespace {

std::vector<ledger::calendar_object> objects_of(world& w, bool as_tasks = false, const roster::feed& f = {}) {
    const feed::feed_input in{w.settings, w.roster,   w.state,  w.agenda, w.away,
                              f,          w.instance, w.stamps, {},       w.trouble};
    auto all = feed::objects(in, as_tasks, w.cache);
    for (const auto& o : all) CHECK(read_by_libical(o.text) == read_by_lines(o.text));
    return all;
}

const ledger::calendar_object& the(const std::vector<ledger::calendar_object>& all, object_kind kind) {
    const auto found = std::ranges::find(all, kind, &ledger::calendar_object::kind);
    REQUIRE(found != all.end());
    return *found;
}

std::vector<std::string> named(const std::string& text, const std::string& begins) {
    std::vector<std::string> found;
    bool zone = false;
    for (const auto& line : content_lines(text)) {
        if (line.ends_with(":VTIMEZONE")) zone = line.starts_with("BEGIN");
        if (!zone && line.starts_with(begins)) found.push_back(line);
    }
    return found;
}

} // namespace

TEST_CASE("each uid is one calendar with all of its components") {
    world w = example();
    w.trouble = "roster.toml:3:1: error: x";
    const auto all = objects_of(w);
    std::multiset<object_kind> kinds;
    for (const auto& o : all) {
        kinds.insert(o.kind);
        CHECK(o.text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
        CHECK(o.text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
        for (const auto& line : named(o.text, "UID:")) CHECK(line == "UID:" + o.uid);
        for (const auto* stamp : {"METHOD", "DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "ATTENDEE", "ORGANIZER"})
            CHECK(named(o.text, stamp).empty());
        CHECK(o.text.contains("BEGIN:VTIMEZONE") == o.text.contains(";TZID="));
    }
    CHECK(kinds == std::multiset<object_kind>{object_kind::touch, object_kind::touch, object_kind::closed,
                                              object_kind::occasion, object_kind::gathering,
                                              object_kind::block, object_kind::notice});
    CHECK(std::ranges::is_sorted(all, {}, &ledger::calendar_object::uid));
}

TEST_CASE("a block's object holds its rule, its days away and its overrides") {
    world w = example();
    bool overridden = false;
    for (const auto& o : objects_of(w)) {
        if (o.kind != object_kind::block) continue;
        CHECK(named(o.text, "RRULE:").size() == 1);
        CHECK_FALSE(named(o.text, "EXDATE").empty());
        overridden =
            overridden || named(o.text, "RECURRENCE-ID") ==
                              std::vector<std::string>{"RECURRENCE-ID;TZID=Europe/Berlin:20261203T170000"};
    }
    CHECK(overridden);
}

TEST_CASE("tasks are touches and closed rounds, and nothing else") {
    world w = example();
    const auto all = objects_of(w, true);
    REQUIRE(all.size() == 3);
    for (const auto& o : all) {
        CHECK(o.text.contains("BEGIN:VTODO\r\n"));
        CHECK_FALSE(o.text.contains("BEGIN:VEVENT"));
    }
    const auto& done = the(all, object_kind::closed).text;
    CHECK(named(done, "DUE") == std::vector<std::string>{"DUE;VALUE=DATE:20261120"});
    CHECK(named(done, "STATUS") == std::vector<std::string>{"STATUS:COMPLETED"});
    CHECK(named(done, "PERCENT") == std::vector<std::string>{"PERCENT-COMPLETE:100"});
    CHECK(named(done, "COMPLETED") == std::vector<std::string>{"COMPLETED:20261120T110000Z"});
    bool timed = false;
    for (const auto& o : all) {
        if (o.kind != object_kind::touch) continue;
        CHECK(named(o.text, "STATUS") == std::vector<std::string>{"STATUS:NEEDS-ACTION"});
        CHECK(named(o.text, "COMPLETED").empty());
        if (named(o.text, "DTSTART").empty()) continue;
        timed = true;
        CHECK(named(o.text, "DTSTART") ==
              std::vector<std::string>{"DTSTART;TZID=Europe/Berlin:20261203T170000"});
        CHECK(named(o.text, "DUE") == std::vector<std::string>{"DUE;TZID=Europe/Berlin:20261203T172500"});
    }
    CHECK(timed);
}

TEST_CASE("an object changes only with its visible content") {
    world w = example();
    const auto before = objects_of(w);
    w.at(on(2026, 12, 1), 10h); // an hour later
    CHECK(objects_of(w) == before);
    w.roster.people["ada"].topics.emplace_back("her garden");
    const auto after = objects_of(w);
    REQUIRE(after.size() == before.size());
    int changed = 0;
    for (std::size_t i = 0; i < after.size(); ++i) changed += after[i] == before[i] ? 0 : 1;
    CHECK(changed == 1);
    world fresh = example();
    fresh.roster.people["ada"].topics.emplace_back("her garden");
    CHECK(objects_of(fresh) == after); // the cache changes nothing
    CHECK(objects_of(w, true) == objects_of(fresh, true));
}
