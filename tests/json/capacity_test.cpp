// SPDX-License-Identifier: MIT
#include "json/capacity.hpp"
#include "json/read_back.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <optional>

namespace intouch {

TEST_CASE("numbers have few decimals and no exponent") {
    example e;
    const auto capacity = [&](double needed, std::optional<double> stretch) {
        e.agenda.capacity.needed = needed;
        e.agenda.capacity.stretch = stretch;
        const auto d = parsed(json::capacity(e.agenda, e.input()));
        return member(d, "needed").found() + " " + member(d, "stretch").found();
    };
    CHECK(
        json::capacity(e.agenda, e.input()).starts_with("{\"needed\":190,\"available\":90,\"stretch\":2.1,"));
    CHECK(capacity(0.04, 1) == "0 1");
    CHECK(capacity(12.34, std::nullopt) == "12.3 null");
    CHECK(capacity(std::numeric_limits<double>::quiet_NaN(), 2.125) == "null 2.12");
    CHECK(capacity(100, 10) == "100 10");
}

} // namespace intouch
