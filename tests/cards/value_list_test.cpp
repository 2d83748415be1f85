// SPDX-License-Identifier: MIT
#include "cards/value_list.hpp"

#include <doctest/doctest.h>

using namespace intouch::cards;
using value_words = std::vector<std::string>;

TEST_CASE("white space becomes single spaces and control characters go") {
    CHECK(one_line("  a\t b\r\n\nc\x01 ") == "a b c");
    CHECK(one_line("\n").empty());
}

TEST_CASE("another separator takes the place of a line break and of commas before it") {
    CHECK(one_line("1 High Street,\nLondon \nUK", ", ") == "1 High Street, London, UK");
}

TEST_CASE("one field holds several numbers or addresses") {
    CHECK(phones_in("+1 202 555 0100, +1 202 555 0101 ::: 1;2\n3") ==
          value_words{"+1 202 555 0100", "+1 202 555 0101", "1", "2", "3"});
    CHECK(emails_in("Lovelace, Ada <ada@example.org>; b@example.org") ==
          value_words{"ada@example.org", "b@example.org"});
    CHECK(emails_in("> ada <") == value_words{"> ada <"});
    CHECK(emails_in(" , ;").empty());
}

TEST_CASE("groups that an address book makes itself are none") {
    CHECK(groups_in("* myContacts ::: Friends ::: * Family ::: * starred") ==
          value_words{"Friends", "Family"});
    CHECK(groups_in("\"Friends\",\"VIP\"") == value_words{"Friends", "VIP"});
    CHECK(own_group("myContacts").empty());
    CHECK(own_group("Imported on 1/2/24").empty());
    CHECK(own_group("Choir") == "Choir");
}

TEST_CASE("a yearly day gets its name in English, once") {
    const yearly_day day{{std::chrono::May, std::chrono::day(4)}, std::nullopt};
    const yearly_day other{{std::chrono::June, std::chrono::day(5)}, std::nullopt};
    contact c;
    add_occasion(c, "Hochzeitstag", day);
    add_occasion(c, "", day);
    add_occasion(c, "Anniversary", other);
    add_occasion(c, "Geburtstag", day);
    CHECK(c.occasions == std::vector<named_day>{{"Anniversary", day}, {"Anniversary 2", other}});
    CHECK(c.birthday == day);
}
