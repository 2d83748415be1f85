// SPDX-License-Identifier: MIT
#include "words/example.hpp"
#include "words/home_page.hpp"

#include <doctest/doctest.h>

#include <iterator>
#include <string>
#include <vector>

using namespace intouch;

TEST_CASE("the first page lists the touches of the next two weeks") {
    example e;
    e.agenda.touches.resize(1);
    auto page = words::home_of(e.agenda, e.input());
    CHECK(page.planned.ends_with(" planned for, 1 touch in all."));
    CHECK(page.coming ==
          std::vector<std::string>{"Call Ada Lovelace, Charles Babbage, Thu 3 Dec 2026 17:25"});
    CHECK(page.more.empty());

    e.agenda.touches.front().day = day("2026-12-15");
    CHECK(words::home_of(e.agenda, e.input()).coming.empty());

    e.agenda.touches.front().day = day("2026-12-14");
    e.agenda.touches.resize(33, e.agenda.touches.front());
    page = words::home_of(e.agenda, e.input());
    CHECK(page.coming.size() == 30);
    CHECK(page.more == "… and 3 more");

    e.roster.people.erase(std::next(e.roster.people.begin()), e.roster.people.end());
    CHECK(words::home_of(e.agenda, e.input()).planned == "1 person is planned for, 33 touches in all.");
}
