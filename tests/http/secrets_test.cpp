// SPDX-License-Identifier: MIT
#include "http/secrets.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

using namespace intouch::http;

namespace {
const std::string key(32, 'k');
}

TEST_CASE("a feed's secret depends on key and feed and generation and nothing else") {
    CHECK(feed_secret(key, {"mine", 1}) == feed_secret(key, {"mine", 1}));
    const std::set<std::string> all{
        feed_secret(key, {"mine", 1}),        feed_secret(key, {"mine", 2}),
        feed_secret(key, {"sam", 1}),         feed_secret(std::string(32, 'j'), {"mine", 1}),
        feed_secret(key, {"mine1", 1}),       feed_secret(key, {"mine", 11}),
        link_secret(key, {"mine", 1}, "u@x"), link_secret(key, {"mine", 2}, "u@x"),
        link_secret(key, {"mine", 1}, "v@x"), link_secret(key, {"mine", 1}, ""),
    };
    CHECK(all.size() == 10);
    for (const auto& secret : all) {
        CHECK(secret.size() == 52);
        CHECK(secret.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567") == std::string::npos);
    }
}

TEST_CASE("a secret stays what it was when the program is updated") {
    // Computed with another implementation: base32(HMAC-SHA-256(key, "feed\0mine\0" "1\0")), lower case.
    CHECK(feed_secret(key, {"mine", 1}) == "ernnf5qrevlyfaiszlyqhvyn4khopiywxsrd3fu4xccyjpje4lzq");
}

TEST_CASE("a secret is found among others") {
    const std::vector<std::string> secrets{"aa", "bb", "cc"};
    CHECK(find_secret(secrets, "bb") == 1);
    for (const auto* wrong : {"", "b", "bbb", "BB", "dd"}) CHECK_MESSAGE(!find_secret(secrets, wrong), wrong);
    CHECK(!find_secret({}, "aa"));
}

TEST_CASE("a secret makes a path") {
    CHECK(feed_path("abc") == "/feeds/abc.ics");
    CHECK(link_path("abc") == "/t/abc");
}
