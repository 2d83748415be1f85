// SPDX-License-Identifier: MIT
#include "ledger/published_change.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace intouch;
using ledger::published_plan;

namespace {

ledger::published_touch touch(const std::string& uid, int round = 1) {
    ledger::published_touch t;
    t.uid = uid;
    t.round = round;
    return t;
}

} // namespace

TEST_CASE("a difference names the places that changed and those that are gone") {
    const published_plan before{{"b", touch("b")}, {"d", touch("d")}, {"f", touch("f")}};
    const published_plan after{{"a", touch("a")}, {"d", touch("d", 2)}, {"f", touch("f")}, {"g", touch("g")}};
    const auto change = ledger::difference(before, after);
    CHECK(change.placed == published_plan{{"a", touch("a")}, {"d", touch("d", 2)}, {"g", touch("g")}});
    CHECK(change.gone == std::set<std::string>{"b"});
}

TEST_CASE("a difference that is applied gives the later plan") {
    const std::vector<published_plan> plans{{},
                                            {{"b", touch("b")}, {"d", touch("d")}, {"f", touch("f")}},
                                            {{"a", touch("a")}, {"d", touch("d", 2)}, {"g", touch("g")}},
                                            {{"c", touch("c")}}};
    for (const auto& before : plans)
        for (const auto& after : plans) {
            auto plan = before;
            ledger::apply(plan, ledger::difference(before, after));
            CHECK(plan == after);
        }
}

TEST_CASE("equal plans have no difference") {
    const published_plan plan{{"a", touch("a")}, {"b", touch("b")}};
    CHECK(ledger::difference(plan, plan) == ledger::published_change{});
}
