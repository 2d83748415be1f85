// SPDX-License-Identifier: MIT
#include "words/messages.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch;

TEST_CASE("a target says what it sent, what waits and what came too late") {
    const auto zone = time_zone::load("Europe/Berlin").value();
    words::message_facts f{.id = "phone", .form = "ntfy", .sent = {}};
    CHECK(words::message_lines(f, zone) == std::vector<std::string>{"phone (ntfy)  nothing sent so far"});
    CHECK(words::message_problem(f).empty());
    f.sent = parse_instant("2026-12-01T07:00:00Z").value();
    f.waiting = 2;
    f.trouble = "ntfy.example.org answers 503";
    f.dropped = 1;
    CHECK(words::message_lines(f, zone) ==
          std::vector<std::string>{"phone (ntfy)  last sent Tue 1 Dec 2026 08:00",
                                   "  2 wait; the last try failed: ntfy.example.org answers 503",
                                   "  1 came too late to be sent in the last week"});
    CHECK(words::message_problem(f) == "[notify.phone]: ntfy.example.org answers 503");
}
