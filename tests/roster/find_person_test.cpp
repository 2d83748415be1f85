// SPDX-License-Identifier: MIT
#include "roster/find_person.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch;
using namespace intouch::roster;

namespace {

const std::vector<named_person> people{{"ada", "Ada Lovelace"},
                                       {"charles", "Charles Babbage"},
                                       {"mary", "Mary Somerville"},
                                       {"mary-s", "Mary Shelley"}};

} // namespace

TEST_CASE("an exact id wins even when it is part of another id") {
    CHECK(find_person(people, "mary") == result<std::string>("mary"));
    CHECK(find_person(people, "ada") == result<std::string>("ada"));
}

TEST_CASE("only an id as it is written wins, so that two people of one name are told apart") {
    const std::vector<named_person> two{{"jose", "Jos\u00e9 N\u00fa\u00f1ez"},
                                        {"jose2", "Jos\u00e9 N\u00fa\u00f1ez"}};
    CHECK(find_person(two, "jose") == result<std::string>("jose"));
    for (const auto* typed : {"Jos\u00e9", "JOSE", "Jose", "n\u00fa\u00f1ez"})
        CHECK_MESSAGE(find_person(two, typed)
                          .error()
                          .text.ends_with("may be jose (Jos\u00e9 N\u00fa\u00f1ez) or jose2 (Jos\u00e9 "
                                          "N\u00fa\u00f1ez): say which"),
                      typed);
    CHECK(find_person(people, "ADA") == result<std::string>("ada"));
}

TEST_CASE("an unknown circle gets the circles of the roster and the nearest") {
    intouch::roster::roster with;
    CHECK(unknown_circle("x", with) == "found \"x\", expected a circle of the roster, which has none");
    for (const auto* id : {"family", "friends"}) with.circles[id].id = id;
    CHECK(unknown_circle("Freinds", with) ==
          "found \"Freinds\", expected a circle of the roster: family, friends; did you mean \"friends\"?");
}

TEST_CASE("a name or a part of it is enough when only one person has it") {
    CHECK(find_person(people, "Charles Babbage") == result<std::string>("charles"));
    CHECK(find_person(people, "lovelace") == result<std::string>("ada"));
    CHECK(find_person(people, "SHELL") == result<std::string>("mary-s"));
    CHECK(find_person(people, "lovelace ") == result<std::string>("ada"));
    CHECK(find_person(people, " mary ") == result<std::string>("mary"));
    CHECK(find_person({{{"brien", "Pat O'Brien"}}}, "O’Brien") == result<std::string>("brien"));
}

TEST_CASE("a part that several people have gives a list of them") {
    const auto found = find_person(people, "Mar");
    REQUIRE(!found);
    CHECK(found.error() ==
          error{errc::conflict, "\"Mar\" may be mary (Mary Somerville) or mary-s (Mary Shelley): say which"});
}

TEST_CASE("a long list names the first people and counts the others") {
    std::vector<named_person> crowd;
    for (int i = 1; i <= 11; ++i) crowd.push_back({"p" + std::to_string(100 + i), "Pat"});
    const auto found = find_person(crowd, "p1");
    REQUIRE(!found);
    CHECK(found.error().text.ends_with("p107 (Pat), p108 (Pat) or one of 3 more: say which"));
}

TEST_CASE("an unknown name gets the nearest name as a suggestion") {
    CHECK(find_person(people, "lovelase").error() ==
          error{errc::not_found,
                "found \"lovelase\", expected somebody on the roster; did you mean \"lovelace\"?"});
    CHECK(find_person(people, "zzz").error() ==
          error{errc::not_found, "found \"zzz\", expected somebody on the roster"});
    CHECK(find_person(people, "").error().code == errc::not_found);
}

TEST_CASE("whole words count before beginnings, and beginnings before other parts") {
    const std::vector<named_person> all{{"annalena", "Annalena Vogt"},
                                        {"p2", "Lenard Bo"},
                                        {"p3", "Oma Lena"},
                                        {"p4", "Milena"},
                                        {"p5", "Jos\u00e9 Ib\u00e1\u00f1ez"}};
    CHECK(find_person(all, "lena") == result<std::string>("p3"));
    CHECK(find_person(all, "len").error().text ==
          "\"len\" may be p2 (Lenard Bo) or p3 (Oma Lena): say which");
    CHECK(find_person(all, "nalen") == result<std::string>("annalena"));
    CHECK(find_person(all, "jose") == result<std::string>("p5"));
    CHECK(find_person(all, "IB\u00c1\u00d1EZ") == result<std::string>("p5"));
}
