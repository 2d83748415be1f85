// SPDX-License-Identifier: MIT
#include "core/columns.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch;

using rows = std::vector<std::vector<std::string>>;
using lines = std::vector<std::string>;

TEST_CASE("text takes as many columns as a terminal gives it") {
    CHECK(columns("") == 0);
    CHECK(columns("Ada Lovelace") == 12);
    CHECK(columns("Émilie du Châtelet") == 18);
    CHECK(columns("E\u0301milie") == 6); // a combining accent
    CHECK(columns("山田太郎") == 8);     // wide
    CHECK(columns("ﾔﾏﾀﾞ") == 4);         // half-width, with a sound mark of its own
    CHECK(columns("김연아") == 6);       // composed syllables
    CHECK(columns("\u1100\u1161") == 2); // a syllable of two letters
    CHECK(columns("👩") == 2);
    CHECK(columns("👩🏽‍🚀") == 2);           // woman, skin, joiner, rocket
    CHECK(columns("👨‍👩‍👧‍👦") == 2); // a family
    CHECK(columns("🇩🇪🇫🇷") == 4);                      // two flags
    CHECK(columns("❤") == 1);
    CHECK(columns("❤️") == 2); // asked to be an emoji
    CHECK(columns("नमस्ते") <= 6);
    CHECK(columns("a\u200bb") == 2); // a space without width
}

TEST_CASE("text is cut between characters and says that it was") {
    CHECK(fitted("Ada Lovelace", 12) == "Ada Lovelace");
    CHECK(fitted("Ada Lovelace", 11) == "Ada Lovela…");
    CHECK(fitted("Ada Lovelace", 5) == "Ada…");
    CHECK(fitted("山田太郎", 6) == "山田…");
    CHECK(fitted("山田太郎", 7) == "山田太…");
    CHECK(fitted("ae\u0301b", 2) == "a…");
    CHECK(fitted("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3) == "👨‍👩‍👧‍👦…");
    CHECK(fitted("Ada", 1) == "…");
    CHECK(fitted("Ada", 0).empty());
}

TEST_CASE("columns of a table line up whatever stands in them") {
    CHECK(
        table(rows{{"ada", "Ada Lovelace", "x"}, {"山田", "E\u0301va 👩🏽‍🚀", "y"}, {"g", "", "z"}},
              {}) == lines{"ada   Ada Lovelace  x", "山田  E\u0301va 👩🏽‍🚀        y",
                           "g                   z"});
    CHECK(table(rows{{"a", ""}, {"b"}}, {}) == lines{"a", "b"});
    CHECK(table({}, {}).empty());
}

TEST_CASE("a table that is too wide takes from its widest columns") {
    const rows wide{{"Call Ada Lovelace, Countess", "tel:+442079460000", "was due 3 Oct"}};
    CHECK(table(wide, {.width = 61}) == table(wide, {}));
    CHECK(table(wide, {.width = 50, .whole = {1}}) ==
          lines{"Call Ada Lovela…  tel:+442079460000  was due 3 Oct"});
    CHECK(table(wide, {.width = 44, .whole = {1}}) == lines{"Call Ada Lo…  tel:+442079460000  was due 3…"});
    CHECK(columns(table(wide, {.width = 10, .whole = {1}}).front()) == 8 + 2 + 17);
}

TEST_CASE("a table that does not get narrower leaves columns out") {
    const rows people{{"ada", "Ada Lovelace", "3 Dec 2026", "17:00", "Call Ada Lovelace"},
                      {"g", "Grace", "paused"}};
    const auto in = [&](std::size_t width) { return table(people, {.width = width, .uncut = {2, 3}}); };
    CHECK(in(50) == lines{"ada  Ada Lovelace  3 Dec 2026  17:00  Call Ada Lo…", "g    Grace         paused"});
    CHECK(in(40) == lines{"ada  Ada Lovelace  3 Dec 2026  17:00", "g    Grace         paused"});
    CHECK(in(30) == lines{"ada  Ada Lovelace  3 Dec 2026", "g    Grace         paused"});
    CHECK(in(10) == lines{"ada", "g"});
}

TEST_CASE("what somebody typed cannot steer the terminal") {
    CHECK(table(rows{{"a\x1b[31mb\n", "c"}}, {}) == lines{"a[31mb  c"});
    CHECK(table(rows{{"\xff", "c"}}, {}) == lines{"\uFFFD  c"});
}
