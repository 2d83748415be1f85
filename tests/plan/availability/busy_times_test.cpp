// SPDX-License-Identifier: MIT
// Touches use only the time that appointments leave of blocks and days.
#include "plan/availability/busy_times.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace intouch;
using namespace intouch::test;

namespace {

instant wall(std::string_view text) {
    const when w = at(text);
    return zone("Europe/Berlin").to_instant(local_second(w.day) + w.time.value_or(minutes(0)));
}

plan::busy_span taken(std::string_view from, std::string_view to) {
    return {wall(from), wall(to), false, "work"};
}
plan::busy_span day_off(std::string_view day) {
    const instant from = wall(std::string(day) + " 00:00");
    return {from, from + days(1), true, "work"};
}

constexpr std::string_view one_block =
    "timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Thu 17:00-18:00\"]\n";

std::string due(std::string_view id) {
    return fmt::format("[people.{}]\nphone = \"+44 1\"\nevery = \"4 weeks\"\nlast = 2026-11-05\n", id);
}

/// Tuesday 1 December, with calls that are due on Thursday the 3rd.
struct scene {
    world w;
    std::vector<plan::busy_span> busy;

    explicit scene(const std::string& people, std::string_view settings = one_block) {
        w.read_settings(settings);
        w.read_roster(people);
        w.clock("2026-12-01 09:00");
        w.join();
    }
    [[nodiscard]] plan::agenda agenda() const {
        auto in = w.input();
        in.busy = busy;
        return plan::plan(in);
    }
    [[nodiscard]] std::string listed() const {
        std::string out;
        for (const auto& t : agenda().touches)
            out += fmt::format("{} {}\n", t.person,
                               t.start ? print(*t.start, zone("Europe/Berlin")).substr(0, 16) : print(t.day));
        return out;
    }
};

} // namespace

TEST_CASE("the free part is the longest part without an appointment") {
    const plan::busy_times none;
    CHECK(none.free_part(wall("2026-12-03 17:00"), wall("2026-12-03 18:00")) ==
          std::pair(wall("2026-12-03 17:00"), wall("2026-12-03 18:00")));
    const std::vector<plan::busy_span> spans{
        taken("2026-12-03 17:10", "2026-12-03 17:20"), taken("2026-12-03 08:00", "2026-12-03 09:00"),
        taken("2026-12-03 17:15", "2026-12-03 17:30"), taken("2026-12-03 17:55", "2026-12-03 20:00"),
        taken("2026-12-03 17:40", "2026-12-03 17:40"), // takes no time
        taken("2026-11-30 08:00", "2026-12-02 09:00")};
    const plan::busy_times busy(spans);
    CHECK(busy.free_part(wall("2026-12-03 17:00"), wall("2026-12-03 18:00")) ==
          std::pair(wall("2026-12-03 17:30"), wall("2026-12-03 17:55")));
    CHECK(busy.free_part(wall("2026-12-03 17:00"), wall("2026-12-03 17:40")) ==
          std::pair(wall("2026-12-03 17:00"), wall("2026-12-03 17:10"))); // the first of two equal parts
    CHECK_FALSE(busy.free_part(wall("2026-12-01 17:00"), wall("2026-12-01 18:00")).has_value());
    REQUIRE(busy.within(wall("2026-12-03 17:00"), wall("2026-12-03 18:00")) != nullptr);
    CHECK(busy.within(wall("2026-12-03 17:00"), wall("2026-12-03 18:00"))->from == wall("2026-12-03 17:10"));
    CHECK(busy.within(wall("2026-12-03 09:00"), wall("2026-12-03 17:10")) == nullptr);
    CHECK(busy.closing(wall("2026-12-03 00:00"), wall("2026-12-04 00:00")) == nullptr);
}

TEST_CASE("the free part agrees with a search minute by minute") {
    std::mt19937 random(3); // NOLINT(cert-msc51-cpp): the same numbers every time
    const instant base = wall("2026-12-03 00:00");
    for (int round = 0; round < 300; ++round) {
        std::vector<plan::busy_span> spans;
        for (unsigned n = random() % 6; n > 0; --n) {
            const minutes from(random() % 100);
            spans.push_back({base + from, base + from + minutes(random() % 40), false, "x"});
        }
        const minutes from(random() % 100);
        const minutes to = from + minutes(random() % 60);
        const auto free = [&](minutes m) {
            return std::ranges::none_of(spans,
                                        [&](const auto& s) { return s.from <= base + m && base + m < s.to; });
        };
        minutes best{0};
        minutes begins{0};
        for (minutes m = from; m < to; ++m) {
            minutes end = m;
            while (end < to && free(end)) ++end;
            if (end - m > best) {
                best = end - m;
                begins = m;
            }
        }
        const auto found = plan::busy_times(spans).free_part(base + from, base + to);
        REQUIRE(found.has_value() == (best > minutes(0)));
        if (found) CHECK(*found == std::pair(base + begins, base + begins + best));
    }
}

TEST_CASE("an appointment shortens the block, and the calls go where room is left") {
    scene s(due("ada"));
    s.busy = {taken("2026-12-03 16:30", "2026-12-03 17:30")};
    CHECK(s.listed() == "ada 2026-12-03T17:30\n");
    const auto a = s.agenda();
    const auto block = std::ranges::find(a.blocks, day("2026-12-03"), &plan::block_occurrence::day);
    REQUIRE(block != a.blocks.end());
    CHECK(block->minutes == minutes(30));
    CHECK(block->start == wall("2026-12-03 17:00")); // the calendar shows it as it is written
    CHECK(block->end == wall("2026-12-03 18:00"));
}

TEST_CASE("a touch that no longer fits goes to the next block, with the reason") {
    scene s(due("ada"));
    s.busy = {taken("2026-12-03 17:20", "2026-12-03 17:45")};
    CHECK(s.listed() == "ada 2026-12-10T17:00\n");
    const auto reasons = s.agenda().touches.front().reasons;
    const auto why = std::ranges::find(reasons, plan::reason_code::busy, &plan::reason::code);
    REQUIRE(why != reasons.end());
    CHECK(why->date == day("2026-12-03"));
    CHECK(why->id == "work");
}

TEST_CASE("an appointment over the whole block leaves no room; without it the room is back") {
    scene s(due("ada"));
    s.busy = {taken("2026-12-03 16:00", "2026-12-03 19:00")};
    CHECK(s.listed() == "ada 2026-12-10T17:00\n");
    s.busy.clear();
    CHECK(s.listed() == "ada 2026-12-03T17:00\n");
}

TEST_CASE("a published touch under an appointment moves, even inside the freeze") {
    scene s(due("ada"));
    s.w.published = plan::to_publish(s.agenda());
    s.w.clock("2026-12-03 09:00");
    s.busy = {taken("2026-12-03 17:00", "2026-12-03 17:20")};
    CHECK(s.listed() == "ada 2026-12-03T17:20\n");
}

TEST_CASE("a day off closes its blocks and its days") {
    scene s(due("ada") + "[people.mary]\nvia = [\"letter\"]\naddress = \"Edinburgh\"\nevery = \"4 "
                         "weeks\"\nlast = 2026-11-05\n",
            std::string(one_block) + "via = [\"call\"]\n");
    CHECK(s.listed() == "mary 2026-12-03\nada 2026-12-03T17:00\n");
    s.busy = {day_off("2026-12-03")};
    CHECK(s.listed() == "mary 2026-12-02\nada 2026-12-10T17:00\n");
}

TEST_CASE("no touch in a block overlaps an appointment whatever the appointments are") {
    std::mt19937 random(5); // NOLINT(cert-msc51-cpp): the same numbers every time
    for (int round = 0; round < 60; ++round) {
        std::string people;
        for (int i = 0; i < 12; ++i)
            people += fmt::format(
                "[people.p{}]\nphone = \"+44 1\"\nevery = \"{} weeks\"\nlast = 2026-11-05\n", i, 1 + i % 5);
        scene s(people, "timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Mon-Fri 17:00-18:30\", "
                        "\"Sat 22:00-01:00\"]\n");
        for (int n = 0; n < 40; ++n) {
            const instant from =
                wall("2026-12-01 15:00") + days(random() % 30) + minutes(5 * (random() % 60));
            s.busy.push_back({from, from + minutes(5 * (1 + random() % 12)), false, "work"});
        }
        const auto a = s.agenda();
        CHECK(a.touches.size() == 12);
        for (const auto& t : a.touches) {
            if (!t.start) continue;
            for (const auto& b : s.busy) {
                INFO(t.person, " ", print(*t.start), " ", print(b.from));
                CHECK_FALSE((b.from < *t.end && *t.start < b.to));
            }
        }
        std::ranges::reverse(s.busy); // the order of appointments does not matter
        const auto again = s.agenda();
        CHECK(plan::to_publish(a) == plan::to_publish(again));
    }
}
