// SPDX-License-Identifier: MIT
#include "core/error.hpp"
#include "core/text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace intouch {

using namespace std::string_literals;
using namespace std::string_view_literals;

TEST_CASE("valid UTF-8 is what RFC 3629 allows and nothing else") {
    for (const std::string_view good :
         {""sv, "Ada"sv, "\x7F"sv, "\xC2\x80"sv, "\xDF\xBF"sv, "\xE0\xA0\x80"sv, "\xED\x9F\xBF"sv,
          "\xEE\x80\x80"sv, "\xEF\xBF\xBF"sv, "\xF0\x90\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv, "Zoë, 李 🎉"sv,
          "a\0b"sv}) {
        INFO(std::string(good));
        CHECK(valid_utf8(good));
    }
    // Lone and missing continuation bytes, overlong forms, surrogates, values above U+10FFFF, bytes that are
    // never valid.
    for (const std::string_view bad : {"\x80"sv,
                                       "\xBF"sv,
                                       "\xC3"sv,
                                       "\xC3("sv,
                                       "\xE2\x82"sv,
                                       "\xE2(\xA1"sv,
                                       "\xF0\x9F\x8E"sv,
                                       "\xC0\xAF"sv,
                                       "\xC1\xBF"sv,
                                       "\xE0\x9F\xBF"sv,
                                       "\xE0\x80\xAF"sv,
                                       "\xF0\x8F\xBF\xBF"sv,
                                       "\xED\xA0\x80"sv,
                                       "\xED\xBF\xBF"sv,
                                       "\xF4\x90\x80\x80"sv,
                                       "\xF5\x80\x80\x80"sv,
                                       "\xFE"sv,
                                       "\xFF"sv,
                                       "Ada\xFF"sv,
                                       "\xF0\x90\x80\x80\x80"sv}) {
        INFO(std::string(bad));
        CHECK_FALSE(valid_utf8(bad));
    }
}

TEST_CASE("a control character is found at any position") {
    for (unsigned char c = 0; c < 0x20; ++c) {
        const std::string text = "Ada"s + static_cast<char>(c) + "Lovelace";
        CHECK(has_control(text));
        CHECK(without_control(text) == "AdaLovelace");
    }
    for (const std::string_view control :
         {"\x7F"sv, "\xC2\x80"sv, "\xC2\x85"sv, "\xC2\x9F"sv, "\u2028"sv, "\u2029"sv}) {
        CHECK(has_control(control));
        CHECK(without_control(control).empty());
    }
    for (const std::string_view fine :
         {""sv, " "sv, "Zoë"sv, "\xC2\xA0"sv, "\u2027"sv, "\u202A"sv, "🎉"sv, "\x85"sv}) {
        CHECK_FALSE(has_control(fine));
    }
}

TEST_CASE("line ends are kept when the caller asks for them") {
    const std::string_view text = "one\r\ntwo\rthree\n\tfour\x0B\u2028\x1B[31m";
    CHECK(without_control(text, true) == "one\ntwo\nthree\n\tfour[31m");
    CHECK(without_control(text) == "onetwothreefour[31m");
    CHECK(without_control("end\r", true) == "end\n");
    CHECK(without_control("\r\r\n", true) == "\n\n");
}

TEST_CASE("each invalid sequence becomes one replacement character") {
    CHECK(without_control("a\xFF"
                          "b") == "a\uFFFDb");
    CHECK(without_control("\xE2\x82") == "\uFFFD");
    CHECK(without_control("\xE2\x82z") == "\uFFFDz");
    CHECK(without_control("\xF0\x9F\x8E\xE2\x82\xAC") == "\uFFFD€");
    CHECK(without_control("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD"); // a surrogate
    CHECK(without_control("\xC0\xAF") == "\uFFFD\uFFFD");
}

TEST_CASE("code points are decoded from several bytes each") {
    CHECK(code_points("Zoë 🎉") == U"Zoë 🎉");
    CHECK(code_points("a\xFFz") == U"a\uFFFDz");
    CHECK(code_points("").empty());
}

TEST_CASE("a quoted text is always one short line") {
    CHECK(intouch::quoted("soon") == "\"soon\"");
    CHECK(intouch::quoted("") == "\"\"");
    CHECK(intouch::quoted("a\r\nb\xFF") == "\"a\uFFFD\uFFFDb\uFFFD\"");
    CHECK(intouch::quoted(std::string(60, 'x')) == '"' + std::string(60, 'x') + '"');
    CHECK(intouch::quoted(std::string(61, 'x')) == '"' + std::string(60, 'x') + "…\"");
    std::string long_name;
    for (int i = 0; i < 100; ++i) {
        long_name += "ë";
    }
    CHECK(code_points(intouch::quoted(long_name)).size() == 63);
    CHECK(valid_utf8(intouch::quoted(long_name)));
}

TEST_CASE("only ASCII letters become lower case") { CHECK(lower_ascii("AZaz09-ÄÖ") == "azaz09-ÄÖ"); }

TEST_CASE("an id has up to 64 lower-case letters or digits or dashes") {
    for (const std::string_view good : {"a"sv, "ada"sv, "ada-l"sv, "six_pack"sv, "0"sv, "-"sv, "_"sv}) {
        CHECK(valid_id(good));
    }
    CHECK(valid_id(std::string(64, 'a')));
    CHECK_FALSE(valid_id(std::string(65, 'a')));
    for (const std::string_view bad :
         {""sv, "Ada"sv, "ada l"sv, "ada.l"sv, "zoë"sv, "a/b"sv, "a\n"sv, "a\0"sv}) {
        CHECK_FALSE(valid_id(bad));
    }
}

TEST_CASE("marks that turn the direction of text are removed, others stay") {
    CHECK(without_control("Ada \u202Eecalevol\u202C") == "Ada ecalevol");
    CHECK(without_control("\u2066x\u2069\u200F") == "x\u200F");
}

TEST_CASE("the context of an error comes before its text") {
    const error inner{errc::not_found, "found \"adda\", expected a person"};
    const error expected{errc::not_found, "through: found \"adda\", expected a person"};
    CHECK(within("through", inner) == expected);
}

} // namespace intouch
