// SPDX-License-Identifier: MIT
#include "ledger/calendar_copy.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace intouch::ledger;

TEST_CASE("every kind and state of a calendar object is parsed by its name") {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(object_kind::notice); ++i) {
        const auto kind = static_cast<object_kind>(i);
        names.insert(name(kind));
        CHECK(parse_object_kind(name(kind)) == kind);
    }
    for (int i = 0; i <= static_cast<int>(copy_state::released); ++i) {
        const auto state = static_cast<copy_state>(i);
        names.insert(name(state));
        CHECK(parse_copy_state(name(state)) == state);
    }
    CHECK(names.size() == 13);
    CHECK(name(object_kind::gathering) == "gathering");
    CHECK(name(copy_state::agreed) == "agreed");
    CHECK_FALSE(parse_object_kind("agreed").has_value());
    CHECK_FALSE(parse_copy_state("").has_value());
}

TEST_CASE("a change sets and removes objects and replaces the collection") {
    account_copy account;
    account.objects["one"].uid = "one";
    account.objects["two"].uid = "two";
    account_change change;
    CHECK(change.empty());
    change.collection =
        collection_copy{.url = "https://dav.example.org/cal/", .token = {}, .ctag = {}, .components = {}};
    change.set["two"].etag = "\"2\"";
    change.forgotten = {"one", "never"};
    CHECK_FALSE(change.empty());
    apply(account, change);
    CHECK(account == account_copy{*change.collection, change.set});
}
