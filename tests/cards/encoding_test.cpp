// SPDX-License-Identifier: MIT
#include "cards/charset_guess.hpp"
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
        const auto book = cards::read_contacts("x.csv", bytes, time_zone::utc());
        REQUIRE(book.has_value());
        REQUIRE(book->people.size() == 1);
        CHECK(book->people.front().name == "Zoë Müller");
        CHECK(book->people.front().notes == "a \"b\" c");
        CHECK(book->warnings.size() == (bytes == latin1 ? 1 : 0)); // a guess is told
    }
}

TEST_CASE("the character set of a text is guessed") {
    using cards::guess_charset;
    CHECK(guess_charset("\x91\xBE\x98Y,\x8ER\x93"
                        "c") == "CP932");                                                // 太郎,山田
    CHECK(guess_charset("\xC2\xC0\xCF\xBA,\xA4\xE4\xA4\xDE") == "EUC-JP");               // 太郎,やま
    CHECK(guess_charset("\xC8\xE2\xE0\xED \xCF\xE5\xF2\xF0\xEE\xE2") == "WINDOWS-1251"); // Иван Петров
    CHECK(guess_charset("\xE9\xD7\xC1\xCE \xF0\xC5\xD4\xD2\xCF\xD7") == "KOI8-R");
    CHECK(guess_charset("\xDE\xCB\xDC\xDF \xC8\xC2\xC0\xCD\xCE\xC2\xC0") == "WINDOWS-1251"); // ЮЛЬЯ ИВАНОВА
    CHECK(guess_charset("\xC3\xE9\xFE\xF1\xE3\xEF\xF2\n\xCC\xE1\xF1\xDF\xE1") ==
          "WINDOWS-1253");                                                   // Γιώργος, Μαρία
    CHECK(guess_charset("\xE9\xE5\xF1\xE9 \xEB\xE4\xEF") == "WINDOWS-1255"); // יוסי כהן
    CHECK(guess_charset("Ay\xFE"
                        "e,Y\xFDlmaz,\xC7"
                        "a\xF0"
                        "da\xFE") == "WINDOWS-1254");                        // Ayşe,Yılmaz,Çağdaş
    CHECK(guess_charset("S\xE9ra,\xDE\xF3r,Sigur\xF0ur") == "WINDOWS-1252"); // Icelandic
    for (const auto* text : {"J\xF6rg Gr\xFC\xDF"
                             "e",
                             "H\xE9l\xE8ne", "O\x92Neill",
                             "\x93"
                             "Zo\xEB\x94 \x96 x"})
        CHECK_MESSAGE(guess_charset(text) == "WINDOWS-1252", text);
    CHECK(cards::decode_or_guess("J\xF6rg").text == "Jörg");
    CHECK(cards::decode_or_guess("J\xF6rg").guessed == "Windows-1252");
    CHECK(cards::decode_or_guess("J\xF6rg", "ISO-8859-1") == cards::decoded_text{"Jörg", {}});
    CHECK(cards::decode_or_guess("J\xF6rg", "utf-8").guessed == "Windows-1252"); // it says so, and is not
    // A phone cut the line within a letter.
    CHECK(cards::decode_or_guess("Müller-Süßmann, Zoë \xC3", "UTF-8") ==
          cards::decoded_text{"Müller-Süßmann, Zoë \uFFFD", {}});
    CHECK(cards::decode_or_guess("x", "no such set//IGNORE") == cards::decoded_text{"x", {}});
}
