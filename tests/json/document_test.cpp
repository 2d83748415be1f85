// SPDX-License-Identifier: MIT
#include "json/document.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

namespace intouch {

TEST_CASE("nesting is read to sixteen levels") {
    const auto nested = [](std::size_t levels) {
        return std::string(levels, '[') + std::string(levels, ']');
    };
    CHECK(json::read(nested(16)).has_value());
    const auto refused = json::read(nested(17));
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().text.find("nested deeper than 16 levels") != std::string::npos);
    CHECK_FALSE(json::read(std::string(60000, '[')).has_value());
}

TEST_CASE("a repeated name is found among ten thousand members") {
    std::string body = "{";
    for (int i = 0; i < 10000; ++i) body += fmt::format("\"k{}\":0,", i);
    body += "\"k5000\":0}";
    const auto refused = json::read(body);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().text == "found \"k5000\" twice in one object, expected it once");
}

TEST_CASE("a fault has line and column") {
    const auto refused = json::read("{\"a\": 1,\n \"b\": ?}");
    REQUIRE_FALSE(refused.has_value());
    INFO(refused.error().text);
    CHECK(refused.error().text.starts_with("line 2, column 7: "));
}

} // namespace intouch
