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

TEST_CASE("a number is as a person dials it") {
    CHECK(phones_in("'+49 228 1") == value_words{"+49 228 1"});
    CHECK(dialled("tel:+1-202-555-0100") == "+1-202-555-0100");
    CHECK(dialled("tel:0228-5;phone-context=+49") == "+49 228-5");
    CHECK(dialled("tel:06-5;phone-context=+39;isub=1") == "+39 06-5");
    CHECK(dialled("tel:7042;phone-context=example.com") == "7042");
    CHECK(emails_in("mailto:xy@x.example") == value_words{"xy@x.example"});
    for (const char* lost : {"4.477E+11", "4,47700E+11", "4E11", "4.477e+11"})
        CHECK_MESSAGE(digits_lost(lost), lost);
    for (const char* whole : {"+49 228 1", "0228 1 ext 5", "E11", "1e", ""})
        CHECK_FALSE_MESSAGE(digits_lost(whole), whole);
}

TEST_CASE("two numbers with a word or a stroke between them are two") {
    CHECK(phones_in("+49 170 1000005 / +49 30 1000006") == value_words{"+49 170 1000005", "+49 30 1000006"});
    CHECK(each_number("+49 170 1000005/+49 30 1000006") == value_words{"+49 170 1000005", "+49 30 1000006"});
    CHECK(each_number("0170 1234567 oder 030 1234567 or 040 123456") ==
          value_words{"0170 1234567", "030 1234567", "040 123456"});
    for (const char* one :
         {"030/1234567", "030 / 1234567", "030 / 0123456", "+49 30 1000006 / 07", "/", "+49 30 1000006 or 7"})
        CHECK(each_number(one) == value_words{one});
    CHECK(each_number("").empty());
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
