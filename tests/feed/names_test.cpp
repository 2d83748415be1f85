// SPDX-License-Identifier: MIT
#include "feed/calendar_reader.hpp"
#include "feed/fixture.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace intouch;
using namespace intouch::test;
using roster::naming;

namespace {

/// Unfolded, so that no name hides behind a fold.
std::string unfolded(const std::string& body) {
    std::string all;
    for (const std::string& line : content_lines(body)) {
        all += line + "\n";
    }
    return all;
}

} // namespace

TEST_CASE("a feed in full has all names and texts") {
    const std::string body = example().render(naming::full).body;
    CHECK(titles(body) == std::set<std::string>{"Call Ada Lovelace", "Write to Grace Hopper",
                                                "✓ Mary Somerville\\, call", "Keeping in touch",
                                                "Keeping in touch: Ada", "Ada Lovelace: birthday (41)",
                                                "The Six-Pack weekend"});
    const std::string text = unfolded(body);
    for (const std::string known :
         {"her book", "Prefers mornings.", "tel:+442079460000", "mailto:ada@example.org",
          "Spoke of the comet.", "LOCATION:Arlington\\, Virginia"}) {
        CAPTURE(known);
        CHECK(text.find(known) != std::string::npos);
    }
    const std::string link =
        "https://feeds.example.org/t/" + plan::touch_uid("instance", "ada", 1).substr(0, 8);
    CHECK(text.find("URL:" + link + "\n") != std::string::npos);
}

TEST_CASE("a feed with initials equals the golden file") {
    CHECK(example().render(naming::initials).body == golden("feed_initials.ics"));
}

TEST_CASE("a hidden feed leaves out contacts and occasions, and shows no person in a block") {
    const std::vector<read_event> events = events_of(example().render(naming::hidden).body);
    std::vector<std::string> days;
    for (const read_event& e : events) {
        CHECK_FALSE(e.has("RECURRENCE-ID"));
        days.push_back(e.value("DTSTART"));
    }
    CHECK(std::set<std::string>(days.begin(), days.end()) ==
          std::set<std::string>{"20261204", "20261201T170000", "20270507", "20261203T170000"});
    CHECK(titles(example().render(naming::hidden).body).contains("Busy"));
}

TEST_CASE("a feed with initials or hidden names holds no name and no detail") {
    world w = example();
    w.trouble = "roster.toml:12:9: error: people: Ada Lovelace is there twice";
    w.settings.calendar.alarm = 15min;
    for (const naming names : {naming::initials, naming::hidden}) {
        const std::string body = w.render(names).body;
        const std::string text = body + unfolded(body);
        for (const std::string secret : {"Ada",         "Lovelace",
                                         "ada",         "Grace",
                                         "Hopper",      "grace",
                                         "Mary",        "Somerville",
                                         "mary",        "7946",
                                         "example.org", "her book",
                                         "Bath",        "mornings",
                                         "comet",       "James",
                                         "Analytical",  "Arlington",
                                         "http",        "tel:",
                                         "mailto:",     "DESCRIPTION:Planned",
                                         "LOCATION",    "URL",
                                         "roster.toml"}) {
            CAPTURE(secret);
            CHECK(text.find(secret) == std::string::npos);
        }
    }
    const std::string hidden = unfolded(w.render(naming::hidden).body);
    for (const std::string secret : {"A. L.", "G. H.", "M. S.", "birthday", "Six-Pack"}) {
        CAPTURE(secret);
        CHECK(hidden.find(secret) == std::string::npos);
    }
}

TEST_CASE("stamps follow what the feed shows") {
    for (const naming names : {naming::initials, naming::hidden}) {
        world w = example();
        const feed::rendered before = w.publish(names);
        w.roster.people["ada"].notes = "Prefers evenings.";
        w.roster.people["grace"].details["address"] = "New York";
        w.agenda.closed[0].note = "Spoke of the moon.";
        w.at(on(2026, 12, 1), 10h);
        const feed::rendered after = w.publish(names);
        CHECK(after.body == before.body);
        CHECK(after.etag == before.etag);
        CHECK(after.last_modified == before.last_modified);
        CHECK(after.changed.empty());
    }
    world w = example();
    w.publish();
    w.roster.people["ada"].notes = "Prefers evenings.";
    const feed::rendered after = w.publish();
    CHECK(after.changed.size() == 2);
    CHECK(after.changed.contains(plan::touch_uid("instance", "ada", 1)));
    CHECK(after.changed.contains(""));
}
