// SPDX-License-Identifier: MIT
#include "roster/effective.hpp"
#include "roster/files.hpp"

#include <doctest/doctest.h>

namespace intouch::roster {
namespace {

constexpr const char* circles = R"(
[circles.chess]
every = "30 days"
[circles.family]
every = "2 weeks"
via   = ["call"]
late  = "3 days"
[circles.friends]
every = "1 month"
early = "1 week"
[circles.quarter]
every = "3 months"
[circles.also-friends]
every = "1 month"
via   = ["email"]
[circles.pen-pals]
via = ["letter"]
[circles.tag]
)";

effective_cadence of_ada(const std::string& keys) {
    const read_roster_result read = read_text(circles + std::string("[people.ada]\n") + keys);
    REQUIRE(lines(read.faults) == "");
    return cadence_of(read.value.people.at("ada"), read.value, default_settings());
}

const cadence usual{};

TEST_CASE("a person without cadence keys has the cadence of touch") {
    CHECK(of_ada("") == effective_cadence{usual, "", true, {}});
    CHECK(of_ada("circles = [\"tag\"]") == effective_cadence{usual, "", true, {}});
}

TEST_CASE("a circle supplies its keys and touch supplies the others") {
    cadence family = usual;
    family.every = {2, span_unit::week};
    family.via = {"call"};
    family.late = span{3, span_unit::day};
    CHECK(of_ada("circles = [\"family\"]") == effective_cadence{family, "family", false, {}});
}

TEST_CASE("the circle with the shortest cadence wins and the longer ones are named") {
    const effective_cadence found = of_ada("circles = [\"quarter\", \"friends\", \"family\", \"tag\"]");
    CHECK(found.circle == "family");
    CHECK(found.value.every == span{2, span_unit::week});
    CHECK(found.value.early == tolerance(percent{15}));
    CHECK(found.other_circles == std::vector<std::string>{"friends", "quarter"});
}

TEST_CASE("30 days are shorter than a month") {
    CHECK(of_ada("circles = [\"friends\", \"chess\"]").circle == "chess");
}

TEST_CASE("among circles with equal cadences the first id wins and no other is named") {
    const effective_cadence found = of_ada("circles = [\"friends\", \"also-friends\"]");
    CHECK(found.circle == "also-friends");
    CHECK(found.value.via == std::vector<std::string>{"email"});
    CHECK(found.other_circles.empty());
}

TEST_CASE("a person with an own cadence ignores the circles") {
    cadence own = usual;
    own.every = {6, span_unit::week};
    own.early = span{1, span_unit::week};
    CHECK(of_ada("circles = [\"family\"]\nevery = \"6 weeks\"\nearly = \"1 week\"") ==
          effective_cadence{own, "", false, {}});
}

TEST_CASE("a single key of a person beats the key of the circle") {
    const effective_cadence found = of_ada("circles = [\"family\"]\nvia = [\"text\"]\nanchor = \"schedule\"");
    CHECK(found.circle == "family");
    CHECK(found.value.via == std::vector<std::string>{"text"});
    CHECK(found.value.anchor == anchoring::schedule);
    CHECK(found.value.late == tolerance(span{3, span_unit::day}));
}

TEST_CASE("a circle without an interval still supplies its other keys") {
    cadence letters = usual;
    letters.via = {"letter"};
    CHECK(of_ada("circles = [\"pen-pals\", \"tag\"]") == effective_cadence{letters, "", true, {}});
    CHECK(of_ada("circles = [\"pen-pals\", \"friends\"]").value.via == usual.via);
}

TEST_CASE("initials are the first letter of each word") {
    CHECK(initials("Ada Lovelace") == "A. L.");
    CHECK(initials("Ruby Payne-Scott") == "R. P.");
    CHECK(initials("Élisabeth  Vigée Le Brun") == "É. V. L. B.");
    CHECK(initials("湯川 秀樹") == "湯. 秀.");
    CHECK(initials("Ada (work)") == "A. w.");
    CHECK(initials("Ada") == "A.");
    CHECK(initials("— -") == "…");
    CHECK(initials("👩‍👩‍👧‍👦 Zoë") == "Z.");
    CHECK(initials("👵🏽") == "…");
    CHECK(initials("“Oma” Liesel") == "O. L.");
    CHECK(initials("") == "");
}

} // namespace
} // namespace intouch::roster
