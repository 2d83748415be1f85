// SPDX-License-Identifier: MIT
#include "ledger/page.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch;

namespace {

ledger::entry entry_about(const char* id, const char* person, std::vector<std::string> with = {}) {
    ledger::entry e;
    e.id = id;
    e.person = person;
    e.with = std::move(with);
    return e;
}

const std::vector<ledger::entry> all{entry_about("1", "ada"), entry_about("2", "lovelace", {"ada", "bob"}),
                                     entry_about("3", "grace"), entry_about("4", "ada-l"),
                                     entry_about("5", "ada")};

std::string told(const ledger::page_query& q, const ledger::renames& formerly = {}) {
    const auto page = ledger::page_of(all, q, formerly);
    std::string text;
    for (const auto* e : page.entries) text += e->id;
    return text + (page.more ? "+" : "");
}

} // namespace

TEST_CASE("the ledger comes in pages that follow one another") {
    CHECK(told({}) == "12345");
    CHECK(told({.limit = 2}) == "12+");
    CHECK(told({.after = "2", .limit = 2}) == "34+");
    CHECK(told({.after = "4", .limit = 2}) == "5");
    CHECK(told({.after = "5"}) == "");
    CHECK(told({.after = "3", .limit = 2}) == "45");
    CHECK(told({.after = "25"}) == "345");
}

TEST_CASE("a page of one person includes entries of the household and of former ids") {
    CHECK(told({.person = "ada"}) == "125");
    CHECK(told({.person = "ada"}, {{"ada-l", "ada"}}) == "1245");
    CHECK(told({.person = "ada", .limit = 3}, {{"ada-l", "ada"}}) == "124+");
    CHECK(told({.person = "lovelace"}) == "2");
    CHECK(told({.person = "nobody"}) == "");
}
