// SPDX-License-Identifier: MIT
#include "cards/yearly.hpp"

#include <doctest/doctest.h>

using namespace intouch;

TEST_CASE("yearly days are read in the forms of cards and tables") {
    using std::chrono::year;
    const cards::yearly_day known{{std::chrono::December, std::chrono::day(10)}, year(1985)};
    const cards::yearly_day yearless{known.on, std::nullopt};
    for (const auto* text : {"1985-12-10", "19851210", "1985-12-10T00:00:00Z", "1985-12-10 00:00"})
        CHECK(cards::parse_yearly(text) == known);
    for (const auto* text : {"--12-10", "--1210", " --12-10", "1604-12-10", "--1210T090000"})
        CHECK(cards::parse_yearly(text) == yearless);
    for (const auto* text :
         {"", "1985", "1985-12", "--12", "---10", "1985-02-30", "soon", "1985-13-01", "12/10/1985"})
        CHECK_FALSE(cards::parse_yearly(text).has_value());
    using enum cards::slash_order;
    CHECK(cards::parse_written("12/10/1985", month_first) == known);
    CHECK(cards::parse_written("10/12/1985", day_first) == known);
    CHECK_FALSE(cards::parse_written("10/12/1985", unknown).has_value());
    CHECK(cards::parse_written("10.12.1985", unknown) == known);
    CHECK(cards::parse_written("12/10/85", month_first) == yearless);
    CHECK(cards::order_told_by("25/12/1985") == day_first);
    CHECK(cards::order_told_by("12/25/1985") == month_first);
    CHECK(cards::order_told_by("12/10/1985") == unknown);
}
