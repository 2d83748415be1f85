// SPDX-License-Identifier: MIT
#include "roster/files.hpp"
#include "roster/vanished_people.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>

namespace intouch::roster {
namespace {

roster people(int count) {
    std::string text = "[circles.friends]\nevery = \"1 month\"\n";
    for (int i = 0; i < count; ++i) text += fmt::format("[people.p{:03}]\ncircles = [\"friends\"]\n", i);
    return read_text(text).value;
}
roster without(roster r, int count) {
    for (int i = 0; i < count; ++i) r.people.erase(fmt::format("p{:03}", i));
    return r;
}

TEST_CASE("one or two people or up to a fifth may leave the roster at once") {
    CHECK(vanished_people(people(2), people(0)).empty());
    CHECK(vanished_people(people(4), without(people(4), 2)).empty());
    CHECK(vanished_people(people(20), without(people(20), 4)).empty()); // a fifth is not more than a fifth
}

TEST_CASE("at least three people who are more than a fifth count as vanished") {
    CHECK(vanished_people(people(4), without(people(4), 3)) ==
          std::vector<std::string>{"p000", "p001", "p002"});
    CHECK(vanished_people(people(14), without(people(14), 3)).size() == 3);
    CHECK(vanished_people(people(15), without(people(15), 3)).empty());
    CHECK(vanished_people(people(19), without(people(19), 4)).size() == 4);
    CHECK(vanished_people(people(5), roster{}).size() == 5);
}

TEST_CASE("a person under a new id has not vanished") {
    const roster before = people(4);
    roster after = without(before, 3);
    after.people.at("p003").formerly = {"p000", "p001"};
    CHECK(vanished_people(before, after).empty());
}

TEST_CASE("a restored person has the same data and circles as before") {
    const roster before = people(4);
    CHECK(restore_people(before, roster{}, vanished_people(before, roster{})) == before);
    CHECK(restore_people(before, before, {"nobody"}) == before);
}

TEST_CASE("people who vanish stay until a second look or the user agrees") {
    const roster before = people(5);
    const guarded_roster held = guard_people(before, roster{}, certainty::first_look);
    CHECK(held.value == before);
    CHECK(held.held == vanished_people(before, roster{}));
    CHECK(guard_people(before, roster{}, certainty::second_look) == guarded_roster{roster{}});
    CHECK(guard_people(before, roster{}, certainty::confirmed) == guarded_roster{roster{}});
    CHECK(guard_people(before, without(before, 1), certainty::first_look) ==
          guarded_roster{without(before, 1)});
}

TEST_CASE("restoring a person never overwrites the new file") {
    const roster before = people(4);
    roster after = before;
    after.people.at("p001").name = "New";
    after.circles.at("friends").name = "New friends";
    CHECK(restore_people(before, after, {"p001"}) == after);
}

/// About 20 kB with every kind of entry, so that the cut below falls into each kind.
std::string long_roster() {
    std::string text = "[circles.friends]\nevery = \"1 month\"\n\n[circles.clients]\nevery = \"3 "
                       "months\"\nlate = \"2 weeks\"\n\n";
    for (int i = 0; text.size() < 20'000; ++i)
        text += fmt::format(R"([people.p{0:03}]
name = "Person {0}"
circles = ["friends", "clients"]
via = ["call", "text"]
phone = "+44 20 7946 0{0:03}"
reach = ["Mon-Fri 16:00-20:30"]
last = 2026-08-{1:02}
notes = "Prefers mornings, and letters to calls; lent us the book on engines, and would like to hear what we made of it."
topics = ["the move to Bath", "the new workshop with a view of the river", "street musicians", "her students"]
met = "Analytical Society dinner, March 2019, at the table by the window with the others from the old office"

[[people.p{0:03}.occasions]]
name = "Wedding anniversary"
on = "07-08"

)",
                            i, i % 28 + 1);
    return text;
}

TEST_CASE("a roster cut off at any byte is an error or is held or loses at most a fifth") {
    const std::string text = long_roster();
    const roster whole = read_text(text).value;
    REQUIRE(text.size() >= 20'000);
    REQUIRE(whole.people.size() > 30);
    std::size_t errors = 0;
    std::size_t held = 0;
    std::size_t lost_at_most = 0;
    for (std::size_t length = 0; length < text.size(); ++length) {
        const read_roster_result cut = read_text(text.substr(0, length));
        if (has_errors(cut.faults)) {
            ++errors;
            continue;
        }
        if (!vanished_people(whole, cut.value).empty()) {
            ++held;
            continue;
        }
        lost_at_most = std::max(lost_at_most, whole.people.size() - cut.value.people.size());
    }
    CHECK(errors > text.size() / 10);
    CHECK(held > 0);
    CHECK(lost_at_most > 0);
    CHECK(lost_at_most * 5 <= whole.people.size());
}

} // namespace
} // namespace intouch::roster
