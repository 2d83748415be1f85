// SPDX-License-Identifier: MIT
// The assignment alone: demands in, positions out.
#include "plan/solver/assign.hpp"
#include "plan/solver/table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace intouch;
using namespace intouch::test;

TEST_CASE("in a shortage the shorter interval goes first and the longer one gives way") {
    table t;
    t.tuesdays(25);
    t.want("ada", "2026-12-01", 0, 90, 365);
    t.want("bob", "2026-12-01", 0, 1, 7);
    t.want("cleo", "2026-12-01", 0, 1, 7);
    CHECK(t.assigned() == "ada 2026-12-15T17:00\nbob 2026-12-01T17:00\ncleo 2026-12-08T17:00\n");
}

TEST_CASE("a place that comes free takes the late one with most to gain and nobody else moves") {
    table t;
    t.tuesdays(25);
    t.settings.freeze = minutes(0);
    for (const auto* person : {"ada", "bob", "cleo", "dora"}) t.want(person, "2026-12-08", 0, 3, 7);
    const std::string before = t.assigned();
    REQUIRE(before ==
            "ada 2026-12-29T17:00\nbob 2026-12-15T17:00\ncleo 2026-12-22T17:00\ndora 2026-12-08T17:00\n");
    CHECK(t.assigned() == before);
    std::erase_if(t.wanted, [](const plan::demand& d) { return d.person == "dora"; });
    CHECK(t.assigned() == "ada 2026-12-08T17:00\nbob 2026-12-15T17:00\ncleo 2026-12-22T17:00\n");
}

TEST_CASE("the queue of a long shortage is one after the other without a gap") {
    table t;
    t.tuesdays(60);
    for (int i = 0; i < 40; ++i) t.want(fmt::format("p{:02}", i), "2026-12-01", 0, 3, 30);
    std::map<std::string, int> load;
    const std::string all = t.assigned();
    for (std::size_t at = 0; at < all.size(); at = all.find('\n', at) + 1) ++load[all.substr(at + 4, 10)];
    CHECK(load.size() == 20);
    CHECK(std::ranges::all_of(load, [](const auto& l) { return l.second == 2; }));
    CHECK(load.rbegin()->first == "2027-04-13");
}

TEST_CASE("lengths are packed by another order when a gap is too small") {
    table t;
    t.tuesdays(60);
    t.settings.freeze = minutes(0);
    t.want("ada", "2026-12-08", 0, 0, 7);
    t.want("bob", "2026-12-08", 0, 0, 7);
    t.assigned();
    // Ada's turn ends; a text takes the first minutes, and a call needs Bob to begin sooner.
    const std::string first =
        t.published.at("ada@intouch").start < t.published.at("bob@intouch").start ? "ada" : "bob";
    std::erase_if(t.wanted, [&](const plan::demand& d) { return d.person == first; });
    t.want("text", "2026-12-08", 0, 0, 7).length = minutes(5);
    t.assigned();
    t.want("new", "2026-12-08", 0, 0, 7).length = minutes(30);
    const std::string after = t.assigned();
    CHECK(std::ranges::count(after, '\n') == 3);
    CHECK(after.find("12-15") == std::string::npos);
}

TEST_CASE("a block for their circle goes before one for anybody at the same cost") {
    table t;
    t.tuesdays(60);
    t.settings.blocks["zz"] = t.settings.blocks["tue"];
    t.settings.blocks["zz"].id = "zz";
    t.settings.blocks["zz"].circles = {"clients"};
    t.want("ada", "2026-12-08", 3, 3, 7).circles = {"clients"};
    t.want("bob", "2026-12-08", 3, 3, 7);
    t.assigned();
    CHECK(t.published.at("ada@intouch").block == "zz");
    CHECK(t.published.at("bob@intouch").block == "tue");
}

TEST_CASE("where all is taken one gives way to another and that one to a third") {
    table t;
    t.tuesdays(25);
    t.want("monthly", "2026-12-06", 4, 9, 30);
    t.want("yearly", "2026-12-15", 50, 90, 365);
    for (date taken = day("2026-12-22"); taken < day("2027-03-01"); taken += days(7))
        t.want("pin " + print(taken), print(taken), 0, 0, 7).pin = {taken, std::chrono::hours(17)};
    t.want("soon", "2026-12-01", 0, 0, 7).pin = {day("2026-12-01"), std::chrono::hours(17)};
    const std::string before = t.assigned();
    REQUIRE(before.starts_with("monthly 2026-12-08T17:00\nyearly 2026-12-15T17:00\n"));
    for (auto& [uid, p] : t.published) p.pinned = uid.starts_with("pin") || uid.starts_with("soon");
    t.want("weekly", "2026-12-08", 1, 2, 7);
    const std::string after = t.assigned();
    CHECK(after.starts_with("monthly 2026-12-15T17:00\nyearly 2027-03-02T17:00\n"));
    CHECK(after.ends_with("weekly 2026-12-08T17:00\n"));
}
