// SPDX-License-Identifier: MIT
#include "json/people.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("a report tells its days, its numbers and what happened") {
    const example e;
    plan::report r{
        .from = day("2026-11-30"), .to = day("2026-12-06"), .today = day("2026-12-01"), .zone = e.berlin};
    r.all = {.planned = 2, .tried = 1, .reached = 1};
    r.people = {{"ada", "Ada Lovelace"}};
    r.circles = {{"clients", "Clients", {.planned = 2, .tried = 1, .reached = 1}}};
    r.stories = {{{day("2026-12-01"), {}},
                  "ada",
                  "Ada Lovelace",
                  ledger::entry_kind::reached,
                  "call",
                  "got the lease"}};
    CHECK(json::report(r, e.input()) ==
          "{\"from\":\"2026-11-30\",\"to\":\"2026-12-06\",\"planned\":2,\"tried\":1,\"reached\":1,"
          "\"people\":[{\"person\":\"ada\",\"name\":\"Ada Lovelace\"}],"
          "\"circles\":[{\"id\":\"clients\",\"name\":\"Clients\",\"planned\":2,\"tried\":1,\"reached\":1}],"
          "\"stories\":[{\"date\":\"2026-12-01\",\"person\":\"ada\",\"name\":\"Ada "
          "Lovelace\",\"outcome\":\"reached\","
          "\"channel\":\"call\",\"note\":\"got the "
          "lease\"}],\"again\":[],\"silent\":[],\"slipping\":[],\"coming\":[],"
          "\"text\":\"2 touches planned, 1 tried, 1 reached.\\n\\nReached\\n- Ada Lovelace\\n\\nCircles\\n"
          "- Clients: 2 planned, 1 tried, 1 reached\\n\\nWhat happened\\n- Tue 1 Dec, Ada Lovelace: got the "
          "lease\\n\"}\n");
}

TEST_CASE("a person who is slipping comes with the own intervals") {
    CHECK(json::slipping({}) == "{\"slipping\":[]}\n");
    CHECK(json::slipping({{.person = "ada",
                           .owner = "home",
                           .name = "Ada",
                           .with = {"bob"},
                           .last_contact = {},
                           .ideal = day("2026-11-01"),
                           .latest = day("2026-11-09"),
                           .late = days(22),
                           .every = days(7),
                           .planned = day("2026-12-03")}}) ==
          "{\"slipping\":[{\"person\":\"ada\",\"name\":\"Ada\",\"with\":[\"bob\"],\"last\":null,\"ideal\":"
          "\"2026-11-01\","
          "\"latest\":\"2026-11-09\",\"intervals\":3.1,\"date\":\"2026-12-03\"}]}\n");
}

} // namespace intouch
