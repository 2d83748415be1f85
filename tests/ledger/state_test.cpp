// SPDX-License-Identifier: MIT
#include "ledger/state.hpp"

#include <doctest/doctest.h>

using namespace intouch;

TEST_CASE("the name of an occasion in an entry is read back") {
    const auto names = ledger::occasion_of("ada", "Wedding anniversary", 2027);
    CHECK(ledger::parse_occasion(names) == ledger::named_occasion{"ada", "Wedding anniversary", 2027});
    for (const char* other : {"", "ada", "ada ", "ada 2027", "ada 2027 ", "ada Wedding", " 2027 Wedding",
                              "01KXP5T3Q4V4W5D0Z0Z0Z0Z0Z0"})
        CHECK_FALSE(ledger::parse_occasion(other));
}
