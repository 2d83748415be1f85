// SPDX-License-Identifier: MIT
#include "json/now.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("a person in reach comes with links and local time") {
    const example e;
    const auto in = e.input();
    const plan::at_hand one{.planned = &e.touch(),
                            .person = "ada",
                            .channel = "text",
                            .minutes = minutes{5},
                            .theirs = time_zone::load("Europe/London").value(),
                            .until = at("2026-12-01T20:30:00Z"),
                            .due = true};
    CHECK(json::now({one}, minutes{20}, in) ==
          "{\"at\":\"2026-12-01T09:00:00+01:00\",\"minutes\":20,\"people\":[{\"person\":\"ada\","
          "\"name\":\"Ada Lovelace\",\"title\":\"Text Ada Lovelace, Charles Babbage\",\"channel\":\"text\","
          "\"minutes\":5,\"phone\":\"+44 20 7946 0000\",\"tel\":\"tel:+442079460000\","
          "\"sms\":\"sms:+442079460000\","
          "\"email\":\"ada@example.org\",\"mailto\":\"mailto:ada@example.org\","
          "\"timezone\":\"Europe/London\",\"local\":\"2026-12-01T08:00:00+00:00\","
          "\"until\":\"2026-12-01T20:30:00+00:00\",\"ideal\":\"2026-12-03\",\"latest\":\"2026-12-17\","
          "\"due\":true,\"planned_now\":false,\"touch\":\"AAA@intouch\"}]}\n");
    CHECK(json::now({}, {}, in) == "{\"at\":\"2026-12-01T09:00:00+01:00\",\"minutes\":null,\"people\":[]}\n");
}

} // namespace intouch
