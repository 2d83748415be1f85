// SPDX-License-Identifier: MIT
#include "ledger/plausible_clock.hpp"

#include <doctest/doctest.h>

using namespace intouch;

TEST_CASE("a clock before the newest entry or years after it is not believed") {
    const auto at = [](const char* text) { return parse_instant(text).value(); };
    const auto newest = at("2026-11-29T08:00:00Z");
    CHECK(ledger::is_plausible(at("2026-11-29T09:00:00Z"), newest));
    CHECK(ledger::is_plausible(at("2026-11-29T07:30:00Z"), newest));
    CHECK(ledger::is_plausible(at("2027-12-29T09:00:00Z"), newest));
    CHECK_FALSE(ledger::is_plausible(at("2026-11-28T08:00:00Z"), newest));
    CHECK_FALSE(ledger::is_plausible(at("1970-01-01T00:00:07Z"), newest));
    CHECK_FALSE(ledger::is_plausible(at("2028-11-29T08:00:00Z"), newest));
    CHECK(ledger::is_plausible(at("1970-01-01T00:00:07Z"), std::nullopt));
}
