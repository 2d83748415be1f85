// SPDX-License-Identifier: MIT
#include "ledger/kind.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

using namespace intouch::ledger;

TEST_CASE("every kind and source is parsed by its name") {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(entry_kind::undone); ++i) {
        const auto kind = static_cast<entry_kind>(i);
        names.insert(name(kind));
        CHECK(parse_entry_kind(name(kind)) == kind);
    }
    CHECK(names.size() == static_cast<std::size_t>(entry_kind::undone) + 1);
    for (int i = 0; i <= static_cast<int>(entry_source::daemon); ++i)
        CHECK(parse_entry_source(name(static_cast<entry_source>(i))) == static_cast<entry_source>(i));
    CHECK(name(entry_kind::joined) == "joined");
    CHECK(name(entry_kind::missed) == "missed");
    CHECK(name(entry_kind::unreachable) == "unreachable");
    CHECK(name(entry_kind::block_skipped) == "block_skipped");
    CHECK(name(entry_kind::undone) == "undone");
    CHECK(name(entry_source::caldav) == "caldav");
    CHECK_FALSE(parse_entry_kind("Reached").has_value());
    CHECK_FALSE(parse_entry_kind("").has_value());
    CHECK_FALSE(parse_entry_source("mail").has_value());
}

TEST_CASE("contacts and attempts and closing kinds are as documented") {
    std::vector<std::string_view> contacts;
    std::vector<std::string_view> closing;
    std::vector<std::string_view> attempts;
    for (int i = 0; i <= static_cast<int>(entry_kind::undone); ++i) {
        const auto kind = static_cast<entry_kind>(i);
        if (is_contact(kind)) contacts.push_back(name(kind));
        if (closes(kind)) closing.push_back(name(kind));
        if (is_attempt(kind)) attempts.push_back(name(kind));
    }
    CHECK(contacts == std::vector<std::string_view>{"reached", "they_reached_out", "sent", "held"});
    CHECK(closing == std::vector<std::string_view>{"reached", "they_reached_out", "sent", "skipped", "held"});
    CHECK(attempts == std::vector<std::string_view>{"left_message", "no_answer", "unreachable"});
    std::vector<std::string_view> logged;
    for (const auto kind : outcomes()) logged.push_back(name(kind));
    CHECK(logged == std::vector<std::string_view>{"reached", "they_reached_out", "sent", "left_message",
                                                  "no_answer", "unreachable"});
}
