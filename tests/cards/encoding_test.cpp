// SPDX-License-Identifier: MIT
#include "cards/encoding.hpp"
#include "cards/import.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace intouch;

TEST_CASE("a table is read in every encoding that spreadsheets write") {
    const std::string text = "Name,Notes\r\n\"Zoë Müller\",\"a \"\"b\"\"\r\nc\"\r\n";
    std::string utf16le = "\xFF\xFE";
    std::string utf16be = "\xFE\xFF";
    std::string latin1;
    const auto put = [&](unsigned unit) {
        utf16le += {static_cast<char>(unit & 0xFFU), static_cast<char>(unit >> 8U)};
        utf16be += {static_cast<char>(unit >> 8U), static_cast<char>(unit & 0xFFU)};
        latin1 += static_cast<char>(unit);
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80)
            put(byte);
        else
            put(((byte & 0x1FU) << 6U) | (static_cast<unsigned char>(text[++i]) & 0x3FU));
    }
    for (const std::string& bytes :
         {text, "\xEF\xBB\xBF" + text, utf16le, utf16be, utf16le.substr(2), latin1}) {
        const auto people = cards::read_contacts("x.csv", bytes);
        REQUIRE(people.has_value());
        REQUIRE(people->size() == 1);
        CHECK(people->front().name == "Zoë Müller");
        CHECK(people->front().notes == "a \"b\" c");
    }
}
