// SPDX-License-Identifier: MIT
#include "cards/id.hpp"
#include "core/text.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace intouch;

TEST_CASE("names become ids") {
    CHECK(cards::id_of("Ada Lovelace") == "ada-lovelace");
    CHECK(cards::id_of("  Søren  Łoś-Œuvre ") == "soren-los-oeuvre");
    CHECK(cards::id_of("Shaun O’Neill, Dr.") == "shaun-oneill-dr");
    CHECK(cards::id_of("Ž Š Ÿ ß ſ Ŀ Ŋ") == "z-s-y-ss-s-l-n");
    CHECK(cards::id_of("Ștefan Țepeș") == "stefan-tepes");
    CHECK(cards::id_of("山田").empty());
    CHECK(cards::id_of("\"; rm -rf /") == "rm-rf");
    CHECK(valid_id(cards::id_of(std::string(300, 'a'))));
}
