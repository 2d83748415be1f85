// SPDX-License-Identifier: MIT
#include "feed/calendar_reader.hpp"
#include "feed/fixture.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace intouch;
using namespace intouch::test;

namespace {

/// Ada is a client, Grace is family; both are planned in one hour.
world two_circles() {
    world w = example();
    w.roster.people["ada"].circles = {"clients"};
    w.roster.people["grace"].circles = {"family"};
    w.roster.people["mary"].circles = {"family", "clients"};
    w.agenda.blocks[1].people = {"ada", "grace"};
    w.timed("grace", on(2026, 12, 3), 17h + 25min).block = "calls";
    return w;
}

feed::rendered of_circle(world& w, const std::string& circle, roster::naming names = roster::naming::full) {
    roster::feed f;
    f.id = "team";
    f.names = names;
    f.circles = {circle};
    return w.render(f);
}

} // namespace

TEST_CASE("a feed with circles holds only items of their people") {
    world w = two_circles();
    const std::string body = of_circle(w, "clients").body;
    CHECK(titles(body) == std::set<std::string>{"Call Ada Lovelace", "✓ Mary Somerville\\, call",
                                                "Keeping in touch", "Keeping in touch: Ada",
                                                "Ada Lovelace: birthday (41)"});
    CHECK_FALSE(body.contains("Grace"));
    const std::string family = of_circle(w, "family").body;
    CHECK(family.contains("Keeping in touch: Grace"));
    CHECK_FALSE(family.contains("Ada"));
}

TEST_CASE("a block for other circles is left out, and one with nobody of the circle is plain") {
    world w = two_circles();
    w.settings.blocks["calls"].circles = {"family"};
    w.roster.people["mary"].circles = {"family"};
    CHECK(titles(of_circle(w, "clients").body) ==
          std::set<std::string>{"Call Ada Lovelace", "Ada Lovelace: birthday (41)"});
    w.settings.blocks["calls"].circles.clear();
    w.agenda.blocks[1].people = {"grace"};
    for (const read_event& e : events_of(of_circle(w, "clients").body)) CHECK_FALSE(e.has("RECURRENCE-ID"));
}

TEST_CASE("of a household and of a gathering a feed names the people of its circles") {
    world w = two_circles();
    for (const char* id : {"ada", "grace"}) w.roster.people[id].household = "home";
    w.agenda.touches.clear();
    plan::touch& t = w.touch("ada", on(2026, 12, 4));
    t.owner = "home";
    t.with = {"grace"};
    plan::shown_closed c;
    c.uid = plan::touch_uid(w.instance, "home", 3);
    c.person = "ada";
    c.name = "Ada Lovelace, Grace Hopper";
    c.round = 3;
    c.day = on(2026, 11, 10);
    w.agenda.closed = {c};
    w.roster.gatherings["six-pack"] = {.id = "six-pack",
                                       .name = "Six-Pack",
                                       .members = {"ada", "grace"},
                                       .on = {},
                                       .last = {},
                                       .held = {},
                                       .at = {}};
    const std::string body = of_circle(w, "family").body;
    CHECK(titles(body).contains("Call Grace Hopper"));
    CHECK(titles(body).contains("✓ Grace Hopper"));
    CHECK(titles(body).contains("The Six-Pack weekend"));
    CHECK(body.contains("With Grace Hopper."));
    CHECK_FALSE(body.contains("Ada"));
    w.roster.gatherings["six-pack"].members = {"ada"};
    CHECK_FALSE(titles(of_circle(w, "family").body).contains("The Six-Pack weekend"));
}

TEST_CASE("a person of another circle is not asked by name, and trouble stays with the user") {
    world w = two_circles();
    plan::touch& t = w.agenda.touches.front(); // Ada's
    t.kind = plan::touch_kind::find;
    t.ask = "grace";
    t.ask_name = "Grace Hopper";
    w.trouble = "roster.toml has a mistake";
    const std::string body = of_circle(w, "clients").body;
    CHECK(titles(body).contains("Find Ada Lovelace"));
    CHECK_FALSE(body.contains("Grace"));
    CHECK_FALSE(body.contains("mistake"));
}

TEST_CASE("a circle that nobody wears leaves an empty calendar") {
    world w = two_circles();
    w.settings.blocks["calls"].circles = {"family"};
    CHECK(events_of(of_circle(w, "chess").body).empty());
}
