// SPDX-License-Identifier: MIT
#include "roster/files.hpp"
#include "roster/vanished_people.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <set>

namespace intouch::roster {
namespace {

using namespace std::chrono_literals;

roster crowd_of(int count) {
    std::string text = "[circles.friends]\nevery = \"1 month\"\n";
    for (int i = 0; i < count; ++i) text += fmt::format("[people.p{:03}]\ncircles = [\"friends\"]\n", i);
    return read_text(text).value;
}
roster without(roster r, int count) {
    for (int i = 0; i < count; ++i) r.people.erase(fmt::format("p{:03}", i));
    return r;
}

TEST_CASE("one or two people or up to a fifth may leave the roster at once") {
    CHECK(vanished_people(crowd_of(2), crowd_of(0)).empty());
    CHECK(vanished_people(crowd_of(4), without(crowd_of(4), 2)).empty());
    CHECK(
        vanished_people(crowd_of(20), without(crowd_of(20), 4)).empty()); // a fifth is not more than a fifth
}

TEST_CASE("at least three people who are more than a fifth count as vanished") {
    CHECK(vanished_people(crowd_of(4), without(crowd_of(4), 3)) ==
          std::vector<std::string>{"p000", "p001", "p002"});
    CHECK(vanished_people(crowd_of(14), without(crowd_of(14), 3)).size() == 3);
    CHECK(vanished_people(crowd_of(15), without(crowd_of(15), 3)).empty());
    CHECK(vanished_people(crowd_of(19), without(crowd_of(19), 4)).size() == 4);
    CHECK(vanished_people(crowd_of(5), roster{}).size() == 5);
}

TEST_CASE("owners of published touches are people or their households or gatherings") {
    const roster now = read_text("[circles.friends]\nevery = \"1 month\"\n"
                                 "[people.ada]\ncircles = [\"friends\"]\nformerly = [\"ada-l\"]\n"
                                 "[people.bob]\ncircles = [\"friends\"]\nhousehold = \"smiths\"\n"
                                 "[gatherings.choir]\nevery = \"1 year\"\n")
                           .value;
    CHECK(vanished_owners({"ada", "ada-l", "smiths", "choir"}, now).empty());
    CHECK(vanished_owners({"ada", "x", "y"}, now).empty());
    CHECK(vanished_owners({"ada", "x", "y", "z"}, now) == std::vector<std::string>{"x", "y", "z"});
    CHECK(vanished_owners({"x", "y", "z"}, roster{}).size() == 3);
    CHECK(vanished_owners({}, roster{}).empty());
}

TEST_CASE("a file that holds only the beginning of what it held was cut") {
    const std::vector<source> before{{"a.toml", "one\ntwo\n"}, {"b.toml", "three\n"}};
    const auto now = [](const std::string& a, const std::string& b) {
        return std::vector<source>{{"a.toml", a}, {"b.toml", b}};
    };
    CHECK(cut_file(before, before).empty());
    CHECK(cut_file(before, now("one\ntwo\nmore\n", "three\n")).empty());
    CHECK(cut_file(before, now("two\n", "three\n")).empty());
    CHECK(cut_file(before, now("one\n", "three\n")) == "a.toml");
    CHECK(cut_file(before, now("one\ntwo\n", "")) == "b.toml");
    CHECK(cut_file(before, {}).empty());
}

TEST_CASE("a person under a new id has not vanished") {
    const roster before = crowd_of(4);
    roster after = without(before, 3);
    after.people.at("p003").formerly = {"p000", "p001"};
    CHECK(vanished_people(before, after).empty());
}

TEST_CASE("a restored person has the same data and circles as before") {
    const roster before = crowd_of(4);
    CHECK(restore_people(before, roster{}, vanished_people(before, roster{})) == before);
    CHECK(restore_people(before, before, {"nobody"}) == before);
}

TEST_CASE("people who vanish stay until a second look or the user agrees") {
    const roster before = crowd_of(5);
    const guarded_roster held = guard_people(before, roster{}, certainty::first_look);
    CHECK(held.value == before);
    CHECK(held.held == vanished_people(before, roster{}));
    CHECK(guard_people(before, roster{}, certainty::second_look) == guarded_roster{roster{}});
    CHECK(guard_people(before, roster{}, certainty::confirmed) == guarded_roster{roster{}});
    CHECK(guard_people(before, without(before, 1), certainty::first_look) ==
          guarded_roster{without(before, 1)});
}

TEST_CASE("files that stay the same for a minute are believed, however often they are read") {
    const std::vector<source> one{{"roster.toml", "a"}};
    const std::vector<source> other{{"roster.toml", "b"}};
    const doubted_files::time t{};
    doubted_files doubted;
    CHECK_FALSE(doubted.any());
    CHECK(doubted.look(one, t) == certainty::first_look);
    CHECK(doubted.any());
    CHECK(doubted.look(one, t + 59s) == certainty::first_look);
    CHECK(doubted.due() == t + 60s);
    CHECK(doubted.look(one, t + 60s) == certainty::second_look);
    CHECK(doubted.look(other, t + 61s) == certainty::first_look); // the minute begins again
    CHECK(doubted.look(one, t + 80s) == certainty::first_look);
    CHECK(doubted.due() == t + 140s);
    doubted.forget();
    CHECK_FALSE(doubted.any());
    CHECK(doubted.look(one, t + 200s) == certainty::first_look);
}

TEST_CASE("restoring a person never overwrites the new file") {
    const roster before = crowd_of(4);
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

TEST_CASE("a roster cut off at any byte is seen to be cut") {
    const std::string text = long_roster();
    REQUIRE(text.size() >= 20'000);
    REQUIRE(read_text(text).value.people.size() > 30);
    const std::vector<source> whole{{"roster.toml", text}};
    for (std::size_t length = 0; length < text.size(); ++length)
        REQUIRE(cut_file(whole, std::vector<source>{{"roster.toml", text.substr(0, length)}}) ==
                "roster.toml");
}

} // namespace
} // namespace intouch::roster
