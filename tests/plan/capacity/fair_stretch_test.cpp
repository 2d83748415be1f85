// SPDX-License-Identifier: MIT
#include "plan/capacity/fair_stretch.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace intouch;

namespace {

/// Calls of 25 minutes and texts of 5 in one block a week. 2.5 minutes of a year may stay outside: 0.2 % of these.
plan::yearly_model model(int minutes) {
    plan::yearly_model m;
    m.kinds = {{{0}, 25}, {{0}, 5}};
    m.places = {{{minutes, 52}}};
    return m;
}

plan::rhythm people(std::size_t number, double count, double every, std::size_t kind) {
    return {.number = number, .every = every, .people = count, .touches = {{kind, 1}}};
}

} // namespace

TEST_CASE("the stretch is the least at which everything fits") {
    plan::yearly_model m = model(25);
    m.is_protected = {false};
    m.rhythms = {people(0, 8, 14, 0)}; // 8 × 26 calls a year, 52 places
    const auto found = plan::fair_stretches(m);
    CHECK(found[0] == doctest::Approx(4).epsilon(0.005));
    CHECK(plan::fits(m, found));
    CHECK_FALSE(plan::fits(m, std::vector<double>{found[0] * 0.99}));
}

TEST_CASE("a class that needs no time of the others falls alone") {
    plan::yearly_model m = model(30); // a call leaves 5 minutes: a text
    m.is_protected = {false, false};
    m.rhythms = {people(0, 8, 14, 0), people(1, 2, 14, 1)}; // texts fill their rest at 1
    const auto found = plan::fair_stretches(m);
    CHECK(found[0] == doctest::Approx(4).epsilon(0.01));
    CHECK(found[1] <= 1.08);
    CHECK(plan::fits(m, found));
}

TEST_CASE("people of one class share a shortage alike") {
    plan::yearly_model m = model(25);
    m.is_protected = {false};
    m.rhythms = {people(0, 4, 14, 0), people(0, 8, 28, 0)}; // 104 each
    CHECK(plan::fair_stretches(m)[0] == doctest::Approx(4).epsilon(0.005));
}

TEST_CASE(
    "protected people have their rhythm in three quarters of the places, or the least that fits there") {
    plan::yearly_model m = model(25);
    m.is_protected = {true, false};
    m.rhythms = {people(0, 1, 14, 0), people(1, 1, 14, 0)}; // 26 of 52 places, and the rest
    CHECK(plan::fair_stretches(m)[0] == 1);
    CHECK(plan::fair_stretches(m)[1] == doctest::Approx(1).epsilon(0.005));
    m.rhythms[0].people = 3; // 78 where 39 may be
    const auto found = plan::fair_stretches(m);
    CHECK(found[0] == doctest::Approx(2).epsilon(0.005));
    CHECK(found[1] == doctest::Approx(2).epsilon(0.005)); // the 13 that are left
    m.is_protected = {true};
    m.rhythms = {people(0, 3, 14, 0)}; // nobody else wants the rest
    CHECK(plan::fair_stretches(m)[0] == doctest::Approx(1.5).epsilon(0.005));
}

TEST_CASE("what does not stretch is packed too") {
    plan::yearly_model m = model(25);
    m.is_protected = {false};
    m.rhythms = {people(0, 2, 14, 0)};
    CHECK(plan::fair_stretches(m)[0] == doctest::Approx(1).epsilon(0.005));
    m.others = {{0, 26}}; // half of the places are promised
    CHECK(plan::fair_stretches(m)[0] == doctest::Approx(2).epsilon(0.005));
}

TEST_CASE("where there is no room at all the stretch ends at its most") {
    plan::yearly_model m = model(20);
    m.is_protected = {false};
    m.rhythms = {people(0, 2, 14, 0)};
    CHECK(plan::fair_stretches(m)[0] == plan::most_stretch);
}
