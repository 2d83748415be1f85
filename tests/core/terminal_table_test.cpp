// SPDX-License-Identifier: MIT
#include "core/terminal_table.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch;

using rows = std::vector<std::vector<std::string>>;
using lines = std::vector<std::string>;

TEST_CASE("the width of text is the width on a terminal") {
    CHECK(display_width("") == 0);
    CHECK(display_width("Ada Lovelace") == 12);
    CHECK(display_width("Émilie du Châtelet") == 18);
    CHECK(display_width("E\u0301milie") == 6); // a combining accent
    CHECK(display_width("山田太郎") == 8);     // wide
    CHECK(display_width("ﾔﾏﾀﾞ") == 4);         // half-width, with a separate sound mark
    CHECK(display_width("김연아") == 6);       // composed syllables
    CHECK(display_width("\u1100\u1161") == 2); // a syllable of two letters
    CHECK(display_width("👩") == 2);
    CHECK(display_width("👩🏽‍🚀") == 2);           // woman, skin, joiner, rocket
    CHECK(display_width("👨‍👩‍👧‍👦") == 2); // a family
    CHECK(display_width("🇩🇪🇫🇷") == 4);                      // two flags
    CHECK(display_width("❤") == 1);
    CHECK(display_width("❤️") == 2); // with the emoji presentation selector
    CHECK(display_width("नमस्ते") <= 6);
    CHECK(display_width("a\u200bb") == 2); // a zero-width space
}

TEST_CASE("text is cut between characters and ends with an ellipsis") {
    CHECK(truncated("Ada Lovelace", 12) == "Ada Lovelace");
    CHECK(truncated("Ada Lovelace", 11) == "Ada Lovela…");
    CHECK(truncated("Ada Lovelace", 5) == "Ada…");
    CHECK(truncated("山田太郎", 6) == "山田…");
    CHECK(truncated("山田太郎", 7) == "山田太…");
    CHECK(truncated("ae\u0301b", 2) == "a…");
    CHECK(truncated("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3) ==
          "👨‍👩‍👧‍👦…");
    CHECK(truncated("Ada", 1) == "…");
    CHECK(truncated("Ada", 0).empty());
}

TEST_CASE("columns line up with wide characters and combining marks") {
    CHECK(terminal_table(
              rows{{"ada", "Ada Lovelace", "x"}, {"山田", "E\u0301va 👩🏽‍🚀", "y"}, {"g", "", "z"}},
              {}) == lines{"ada   Ada Lovelace  x", "山田  E\u0301va 👩🏽‍🚀        y",
                           "g                   z"});
    CHECK(terminal_table(rows{{"a", ""}, {"b"}}, {}) == lines{"a", "b"});
    CHECK(terminal_table({}, {}).empty());
}

TEST_CASE("a table that is too wide makes its widest columns narrower") {
    const rows wide{{"Call Ada Lovelace, Countess", "tel:+442079460000", "was due 3 Oct"}};
    CHECK(terminal_table(wide, {.width = 61}) == terminal_table(wide, {}));
    CHECK(terminal_table(wide, {.width = 50, .always_whole = {1}}) ==
          lines{"Call Ada Lovela…  tel:+442079460000  was due 3 Oct"});
    CHECK(terminal_table(wide, {.width = 44, .always_whole = {1}}) ==
          lines{"Call Ada Lo…  tel:+442079460000  was due 3…"});
    CHECK(display_width(terminal_table(wide, {.width = 10, .always_whole = {1}}).front()) == 8 + 2 + 17);
}

TEST_CASE("a table whose columns cannot be narrower leaves columns out") {
    const rows people{{"ada", "Ada Lovelace", "3 Dec 2026", "17:00", "Call Ada Lovelace"},
                      {"g", "Grace", "paused"}};
    const auto in = [&](std::size_t width) {
        return terminal_table(people, {.width = width, .never_truncated = {2, 3}});
    };
    CHECK(in(50) == lines{"ada  Ada Lovelace  3 Dec 2026  17:00  Call Ada Lo…", "g    Grace         paused"});
    CHECK(in(40) == lines{"ada  Ada Lovelace  3 Dec 2026  17:00", "g    Grace         paused"});
    CHECK(in(30) == lines{"ada  Ada Lovelace  3 Dec 2026", "g    Grace         paused"});
    CHECK(in(10) == lines{"ada", "g"});
}

TEST_CASE("a cell that matters goes on in the next line, and others are spared before it") {
    const rows agenda{
        {"Mon 7 Dec", "about", "Call Cecilia Payne-Gaposchkin and her sister", "Keeping in touch"},
        {"Tue 8 Dec", "17:00", "Call Ada", ""}};
    const table_style style{.width = 40, .never_truncated = {0, 1}, .wrapped = {2}};
    CHECK(terminal_table(agenda, style) ==
          lines{"Mon 7 Dec  about  Call Cecilia", "                  Payne-Gaposchkin and",
                "                  her sister", "Tue 8 Dec  17:00  Call Ada"});
    const rows people{{"id", "Somebody Longname", "3 Dec", "17:00", "Call"}};
    const table_style sparing{.width = 28, .never_truncated = {2, 3}, .wrapped = {1}, .spared = {4, 0}};
    CHECK(terminal_table(people, sparing) == lines{"Somebody Longname  3 Dec"});
}

TEST_CASE("sentences break between words") {
    CHECK(wrapped("", 10) == lines{""});
    CHECK(wrapped("one two three", 0) == lines{"one two three"});
    CHECK(wrapped("  cloud  not in  step ", 0) == lines{"  cloud  not in  step"});
    CHECK(wrapped("cloud  not in  step", 13, 2) == lines{"cloud  not in", "  step"});
    CHECK(wrapped("one two three", 7) == lines{"one two", "three"});
    CHECK(wrapped("  one two three", 9, 4) == lines{"  one two", "    three"});
    CHECK(wrapped("see https://example.org/a/long/way now", 10, 2) ==
          lines{"see", "  https://example.org/a/long/way", "  now"});
    CHECK(wrapped("山田 太郎", 5) == lines{"山田", "太郎"});
    CHECK(wrapped("a\x1b[31mb", 0) == lines{"a[31mb"});
}

TEST_CASE("control characters in a cell do not reach the terminal") {
    CHECK(terminal_table(rows{{"a\x1b[31mb\n", "c"}}, {}) == lines{"a[31mb  c"});
    CHECK(terminal_table(rows{{"\xff", "c"}}, {}) == lines{"\uFFFD  c"});
}
