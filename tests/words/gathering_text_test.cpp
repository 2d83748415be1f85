// SPDX-License-Identifier: MIT
#include "words/gathering_text.hpp"

#include <doctest/doctest.h>

namespace {

using namespace intouch;
using roster::naming;

TEST_CASE("a gathering tells its count, its members and the note of its booking") {
    roster::roster r;
    r.people["ada"].name = "Ada Lovelace";
    r.people["grace"].name = "Grace Hopper";
    r.gatherings["six-pack"].members = {"ada", "grace"};
    plan::shown_gathering g{.id = "six-pack", .name = "The Six-Pack weekend", .day = {}, .book_by = {}};
    CHECK(words::gathering_lines(g, r, naming::full) ==
          std::vector<std::string>{"With Ada Lovelace and Grace Hopper."});
    g.held = 18;
    g.note = "The hut by the lake.";
    CHECK(words::gathering_lines(g, r, naming::full) ==
          std::vector<std::string>{"18 in a row so far.", "With Ada Lovelace and Grace Hopper.",
                                   "Booked: The hut by the lake."});
    CHECK(words::gathering_lines(g, r, naming::initials) ==
          std::vector<std::string>{"18 in a row so far.", "With A. L. and G. H."});
    CHECK(words::gathering_lines(g, r, naming::hidden).empty());
    g.took_place = true;
    CHECK(words::in_a_row(g) == "18 in a row");
}

} // namespace
