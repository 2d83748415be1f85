// SPDX-License-Identifier: MIT
#include "daemon/engine/replaced_plans.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

namespace {

using namespace intouch;
using namespace std::chrono_literals;

daemon::snapshot planned(const std::string& block, std::size_t entries = 3) {
    daemon::configuration c;
    c.settings.blocks[block] = {};
    plan::agenda a;
    a.at = parse_instant("2026-12-01T09:00:00Z").value();
    daemon::snapshot s;
    s.config = std::make_shared<const daemon::configuration>(std::move(c));
    s.agenda = std::make_shared<const plan::agenda>(std::move(a));
    s.published = std::make_shared<const ledger::published_plan>();
    s.entries = entries;
    return s;
}

} // namespace

TEST_CASE("an edit that is taken back brings the plan before it again") {
    const date day = parse_date("2026-12-01").value();
    const auto first = planned("calls");
    const auto second = planned("cals");
    const auto third = planned("c");
    daemon::replaced_plans replaced;
    CHECK(replaced.replace(first, *second.config, day) == nullptr);
    CHECK(replaced.replace(second, *third.config, day) == nullptr);
    const auto* again = replaced.replace(third, *first.config, day);
    REQUIRE(again != nullptr);
    CHECK(again->published == first.published);
}

TEST_CASE("a plan is not brought again once something was entered, or on another day") {
    const date day = parse_date("2026-12-01").value();
    const auto first = planned("calls");
    daemon::replaced_plans replaced;
    CHECK(replaced.replace(first, *planned("c").config, day) == nullptr);
    CHECK(replaced.replace(planned("c", 4), *first.config, day) == nullptr);
    CHECK(replaced.replace(first, *planned("c").config, day) == nullptr);
    CHECK(replaced.replace(planned("c"), *first.config, day + std::chrono::days(1)) == nullptr);
}
