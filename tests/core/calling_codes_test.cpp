// SPDX-License-Identifier: MIT
#include "core/calling_codes.hpp"

#include <doctest/doctest.h>

#include <string>

namespace intouch {
namespace {

std::string country(std::string_view number) {
    const auto found = country_of_number(number);
    return found ? std::string(found->country) : "none";
}

TEST_CASE("the country of a number comes from its calling code") {
    CHECK(country("+81 3-1234-5678") == "Japan");
    CHECK(country("0081 3 1234 5678") == "Japan");
    CHECK(country("(+44) 20 7946 0000") == "the United Kingdom");
    CHECK(country("+1 212 555 0100") == "the United States or Canada");
    CHECK(country("030 1234567") == "none");
    CHECK(country("212 555 0100") == "none");
    CHECK(country("") == "none");
    CHECK(country("+") == "none");
    CHECK(country("+999 1") == "none");
}

TEST_CASE("of two codes the longer one counts") {
    CHECK(country("+1 (876) 555-0100") == "Jamaica");
    CHECK(country("+7 495 123") == "Russia");
    CHECK(country("+7 727 123") == "Kazakhstan");
}

TEST_CASE("a country with one clock has a zone to write") {
    CHECK(country_of_number("+81 3")->zone() == "Asia/Tokyo");
    CHECK(country_of_number("+1 212")->zone().empty());
}

TEST_CASE("a zone belongs to a country") {
    CHECK(country_of_zone("Europe/Berlin")->code == "49");
    CHECK(country_of_zone("America/Chicago")->code == "1");
    CHECK(country_of_zone("Asia/Almaty")->country == "Kazakhstan");
    CHECK(!country_of_zone("UTC"));
    CHECK(!country_of_zone("America"));
}

} // namespace
} // namespace intouch
