// SPDX-License-Identifier: MIT
#include "roster/fault.hpp"

#include <doctest/doctest.h>

namespace intouch::roster {
namespace {

fault at(const char* file, std::uint32_t line, std::uint32_t column, const char* text,
         severity level = severity::error) {
    return {{file, line, column}, level, text};
}

TEST_CASE("a fault is printed as compilers print errors") {
    CHECK(print(at("roster.toml", 12, 9, "every: found \"soon\", expected a span such as \"6 weeks\"")) ==
          "roster.toml:12:9: error: every: found \"soon\", expected a span such as \"6 weeks\"");
    CHECK(print(at("a.toml", 1, 2, "mind", severity::warning)) == "a.toml:1:2: warning: mind");
}

TEST_CASE("a list of warnings has no errors") {
    CHECK_FALSE(has_errors({}));
    CHECK_FALSE(has_errors({at("a", 1, 1, "x", severity::warning)}));
    CHECK(has_errors({at("a", 1, 1, "x", severity::warning), at("a", 1, 1, "x")}));
}

TEST_CASE("faults are sorted by first file then by place and repeats are removed") {
    fault_list list{at("b", 3, 1, "x"),
                    at("a", 2, 1, "x"),
                    at("b", 1, 9, "x"),
                    at("b", 1, 2, "y"),
                    at("b", 1, 2, "x"),
                    at("a", 2, 1, "x"),
                    at("a", 2, 1, "x", severity::warning)};
    sort(list);
    CHECK(list == fault_list{at("b", 1, 2, "x"), at("b", 1, 2, "y"), at("b", 1, 9, "x"), at("b", 3, 1, "x"),
                             at("a", 2, 1, "x"), at("a", 2, 1, "x", severity::warning)});
}

} // namespace
} // namespace intouch::roster
