// SPDX-License-Identifier: MIT
#include "daemon/cli/completion.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch::daemon;

namespace {

const std::vector<command_shape> shapes{
    {.name = "",
     .what = "",
     .options = {{.name = "--json", .what = "print JSON", .takes_value = false}},
     .places = {}},
    {.name = "gathering",
     .what = "the outcome of a gathering",
     .options = {{.name = "--on", .what = "when"}},
     .places = {{.name = "nothing", .what = ""}, {.name = "outcome", .what = ""}}},
    {.name = "plan", .what = "the agenda", .options = {}, .places = {}},
};

std::string found(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& c : candidates(shapes, words)) all += (all.empty() ? "" : " ") + c.word;
    return all;
}

} // namespace

TEST_CASE("the first word is a command") {
    CHECK(found({""}) == "gathering plan");
    CHECK(found({"p"}) == "plan");
    CHECK(found({"x"}).empty());
}

TEST_CASE("a dash brings the options of the command and those of every command") {
    CHECK(found({"gathering", "-"}) == "--on --json");
    CHECK(found({"plan", "--j"}) == "--json");
}

TEST_CASE("a positional argument has its own values, and none comes after the last") {
    CHECK(found({"gathering", "x", ""}) == "booked held skipped");
    CHECK(found({"gathering", "x", "booked", ""}).empty());
}

TEST_CASE("the value of an option comes after the option") {
    CHECK(found({"gathering", "--on", "yes"}) == "yesterday");
}

TEST_CASE("nothing is known of the words after an unknown command") {
    CHECK(found({"nonsense", ""}).empty());
}
