// SPDX-License-Identifier: MIT
#include "plan/explain_place.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace intouch;
using namespace intouch::test;

namespace {

/// `people` who are called once a year, all due at once, and one block a week with room for two of them.
world crowded(int people) {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Tue 17:00-17:50\"]\n");
    std::string roster;
    for (int i = 0; i < people; ++i)
        roster +=
            fmt::format("[people.p{}]\nevery = \"1 year\"\nphone = \"+44 1{}\"\nlast = 2025-12-01\n", i, i);
    w.read_roster(roster);
    w.clock("2026-12-01 09:00");
    w.away = {{day("2026-12-15"), day("2026-12-15"), "Trip"}};
    w.join();
    return w;
}

const plan::reason* find(const plan::touch& t, plan::reason_code code) {
    const auto found = std::ranges::find(t.reasons, code, &plan::reason::code);
    return found == t.reasons.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("what is said to be full has no room and is counted in full") {
    const world w = crowded(20);
    const auto a = plan::plan(w.input());
    int spans = 0;
    for (const plan::touch& t : a.touches) {
        for (const plan::reason& r : t.reasons) {
            if (r.code != plan::reason_code::block_full) continue;
            int full = 0;
            for (const auto& o : a.blocks) {
                if (o.id != r.id || o.day < *r.date || o.day > r.until.value_or(*r.date)) continue;
                INFO(t.person, " on ", print(t.day), ", ", print(o.day));
                CHECK(o.minutes - o.planned < t.minutes);
                CHECK(o.day != t.day);
                ++full;
            }
            CHECK(full == r.count.value_or(1));
            spans += r.until ? 1 : 0;
        }
        CHECK(find(t, plan::reason_code::kept) == nullptr); // nothing was published before
        CHECK(find(t, plan::reason_code::frozen) == nullptr);
    }
    CHECK(spans > 5);
}

TEST_CASE("the last of a long queue is told the whole of it and what else was in the way") {
    const world w = crowded(20);
    const auto a = plan::plan(w.input());
    const plan::touch& last = a.touches.back();
    REQUIRE(last.day == day("2027-02-09")); // ten Tuesdays of two, without 15 December
    const auto* full = find(last, plan::reason_code::block_full);
    REQUIRE(full != nullptr);
    CHECK(*full == plan::reason{.code = plan::reason_code::block_full,
                                .date = day("2026-12-01"),
                                .until = day("2027-02-02"),
                                .count = 9,
                                .id = "calls"});
    CHECK(find(last, plan::reason_code::away) != nullptr);
}

TEST_CASE("reasons of a kind stand side by side") {
    const world w = crowded(7);
    const auto a = plan::plan(w.input());
    const plan::touch& last = a.touches.back();
    REQUIRE(last.day == day("2026-12-29"));
    std::vector<std::string_view> codes;
    for (const auto& r : last.reasons) codes.push_back(plan::name(r.code));
    const auto first = std::ranges::find(codes, "block-full");
    const auto end = std::find_if(first, codes.end(), [](std::string_view c) { return c != "block-full"; });
    CHECK(end - first == 2); // 1 and 8 December; the third is the day away
    CHECK(std::find(end, codes.end(), "block-full") == codes.end());
    CHECK(std::find(end, codes.end(), "away") != codes.end());
}

TEST_CASE("a better place that is too near is said to be too near") {
    world w = crowded(1);
    w.away = {};
    w.clock("2026-11-30 18:00"); // Tuesday's block begins within the freeze
    const auto d = w.wanted("p0");
    w.publish("p0", day("2026-12-08"));
    auto& p = w.published.at(d.uid);
    p.block = "calls";
    p.start = w.home.to_instant(local_second(day("2026-12-08")) + std::chrono::hours(17));
    const auto a = plan::plan(w.input());
    REQUIRE(a.touches.size() == 1);
    REQUIRE(a.touches.front().day == day("2026-12-08"));
    const auto* frozen = find(a.touches.front(), plan::reason_code::frozen);
    REQUIRE(frozen != nullptr);
    CHECK(frozen->date == day("2026-12-01"));
}
