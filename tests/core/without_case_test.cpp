// SPDX-License-Identifier: MIT
#include "core/without_case.hpp"

#include <doctest/doctest.h>

using namespace intouch;

TEST_CASE("a search knows neither case nor accents") {
    CHECK(without_case("JOS\u00c9 Stra\u00dfe") == "jose strasse");
    CHECK(without_case("jose\u0301") == "jose");
    CHECK(without_case("A\xff") == "a\xff");
    CHECK(without_case("").empty());
}
