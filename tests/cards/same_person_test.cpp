// SPDX-License-Identifier: MIT
#include "cards/same_person.hpp"

#include <doctest/doctest.h>

using namespace intouch;

namespace {

const cards::dialling berlin{"49", "0"};

cards::contact person(const std::string& name, std::vector<std::string> phones,
                      std::vector<std::string> emails = {}) {
    cards::contact c;
    c.places = {{"x.vcf", 1}};
    c.name = name;
    c.phones = std::move(phones);
    c.emails = std::move(emails);
    return c;
}

bool same(const cards::contact& a, const cards::contact& b) { return cards::same_person(a, b, berlin); }

} // namespace

TEST_CASE("the same name and a number or an address make one person") {
    const auto jane = person("Jane Roe", {"+49 170 5550103"}, {"jane@example.org"});
    CHECK(same(jane, person("Roe, Jane", {"0170 5550103"})));
    CHECK(same(jane, person("JANE ROE", {}, {"Jane@Example.org"})));
    CHECK(same(jane, person("Jane Roe", {}))); // a card with nothing but the name
    CHECK_FALSE(same(jane, person("Jane Roe", {"030 555"})));
    CHECK_FALSE(same(jane, person("John Roe", {"0170 5550103"}, {"jane@example.org"})));
}

TEST_CASE("a shared landline alone makes no person") {
    auto father = person("Max Muster", {"030 5550100", "0170 5550201"});
    auto son = person("Max Muster", {"030 5550100", "0170 5550202"});
    father.mobiles = {"0170 5550201"};
    son.mobiles = {"0170 5550202"};
    CHECK_FALSE(same(father, son));
    son.mobiles.clear();
    CHECK(same(father, son));
    father.birthday = cards::yearly_day{{std::chrono::May, std::chrono::day(4)}, std::chrono::year(1950)};
    son.birthday = cards::yearly_day{{std::chrono::May, std::chrono::day(4)}, std::chrono::year(1980)};
    CHECK_FALSE(same(father, son));
}

TEST_CASE("names in other scripts are compared whole") {
    CHECK_FALSE(same(person("山田 T", {"1234567"}), person("鈴木 T", {"1234567"})));
    CHECK(same(person("Иван", {"1234567"}), person("Иван", {"1234567"})));
    // Apple's programs write a letter and its accent as two characters.
    CHECK(same(person("José", {"1234567"}), person("Jose\u0301", {"1234567"})));
    CHECK(same(person("Андрей", {"1234567"}), person("Андреи\u0306", {"1234567"})));
}

TEST_CASE("joined cards keep what any of them says") {
    auto second = person("Roe, Jane", {"0170 5550103", "030 555"}, {"j@work.example"});
    second.notes = "tea";
    second.groups = {"Friends"};
    second.last = parse_date("2026-01-02").value();
    auto first = person("Jane Roe", {"+49 170 5550103"});
    first.notes = "old friend";
    const std::vector<cards::contact> both{first, second};
    const auto joined = cards::join_cards(both, berlin);
    REQUIRE(joined.size() == 1);
    CHECK(joined[0].name == "Jane Roe");
    CHECK(joined[0].phones == std::vector<std::string>{"+49 170 5550103", "030 555"});
    CHECK(joined[0].emails == second.emails);
    CHECK(joined[0].notes == "old friend; tea");
    CHECK(joined[0].groups == second.groups);
    CHECK(joined[0].last == second.last);
    CHECK(joined[0].places.size() == 2);
}
