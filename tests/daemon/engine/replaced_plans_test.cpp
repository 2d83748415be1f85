// SPDX-License-Identifier: MIT
#include "daemon/engine/replaced_plans.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace {

using namespace intouch;
using namespace std::chrono_literals;

const instant nine = parse_instant("2026-12-01T09:00:00Z").value();

/// A plan of the files that say `text`, with a touch at `start`.
daemon::snapshot planned(const std::string& text, std::size_t entries = 3,
                         const std::string& start = "2026-12-01T16:00:00Z") {
    daemon::configuration c;
    c.meaning = sha256(text);
    plan::agenda a;
    a.at = nine;
    ledger::published_touch t;
    t.uid = "t";
    t.start = parse_instant(start).value();
    daemon::snapshot s;
    s.config = std::make_shared<const daemon::configuration>(std::move(c));
    s.agenda = std::make_shared<const plan::agenda>(std::move(a));
    s.published = std::make_shared<const ledger::published_plan>(ledger::published_plan{{"t", t}});
    s.entries = entries;
    return s;
}

std::vector<ledger::entry> ledger_of(std::size_t count,
                                     ledger::entry_kind newest = ledger::entry_kind::noted) {
    std::vector<ledger::entry> all(count);
    all.back().kind = newest;
    return all;
}

} // namespace

TEST_CASE("an edit that is taken back brings the plan before it again, also after a note") {
    const auto first = planned("calls");
    const auto second = planned("cals");
    const auto third = planned("c", 4);
    daemon::replaced_plans replaced;
    CHECK(replaced.replace(first, *second.config, nine, ledger_of(3)) == nullptr);
    CHECK(replaced.replace(second, *third.config, nine, ledger_of(3)) == nullptr);
    const auto* again = replaced.replace(third, *first.config, nine + 1h, ledger_of(4));
    REQUIRE(again != nullptr);
    CHECK(*again->published == *first.published);
}

TEST_CASE("a touch that has begun since stands where the plan meanwhile has it") {
    const auto first = planned("calls");
    const auto second = planned("c", 3, "2026-12-03T16:00:00Z");
    daemon::replaced_plans replaced;
    CHECK(replaced.replace(first, *second.config, nine, ledger_of(3)) == nullptr);
    const auto* again = replaced.replace(second, *first.config, nine + 8h, ledger_of(3));
    REQUIRE(again != nullptr);
    CHECK(*again->published == *second.published);
}

TEST_CASE("a plan is not brought again by a calendar, after an outcome, or on another day") {
    const auto first = planned("calls");
    daemon::replaced_plans replaced;
    CHECK(replaced.replace(first, *planned("calls").config, nine, ledger_of(3)) == nullptr);
    CHECK(replaced.replace(planned("c"), *first.config, nine, ledger_of(3)) ==
          nullptr); // the first was not kept
    daemon::replaced_plans logged;
    CHECK(logged.replace(first, *planned("c").config, nine, ledger_of(3)) == nullptr);
    CHECK(logged.replace(planned("c", 4), *first.config, nine, ledger_of(4, ledger::entry_kind::reached)) ==
          nullptr);
    daemon::replaced_plans late;
    CHECK(late.replace(first, *planned("c").config, nine, ledger_of(3)) == nullptr);
    CHECK(late.replace(planned("c"), *first.config, nine + 24h, ledger_of(3)) == nullptr);
}
