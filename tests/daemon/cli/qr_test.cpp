// SPDX-License-Identifier: MIT
#include "daemon/cli/qr.hpp"
#include "daemon/system/qr_code.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace intouch::daemon::commands;

TEST_CASE("a code is square and has a finder pattern in its corner") {
    const auto code = intouch::daemon::qr_code("webcal://example.org/feeds/s.ics");
    REQUIRE(code.has_value());
    REQUIRE(code->size() >= 21);
    for (const auto& row : *code) CHECK(row.size() == code->size());
    CHECK(std::ranges::all_of(code->front().begin(), code->front().begin() + 7,
                              [](bool dark) { return dark; }));
}

TEST_CASE("a text that is too long has no code") {
    CHECK_FALSE(intouch::daemon::qr_code(std::string(5000, 'x')).has_value());
}

TEST_CASE("a drawing has two rows a line, a margin of four, and colours only on demand") {
    const std::vector<std::vector<bool>> dot{{true}};
    const std::string plain = drawn(dot, false);
    CHECK(std::ranges::count(plain, '\n') == 5);
    CHECK(plain.find('\x1b') == std::string::npos);
    CHECK(drawn(dot, true).find("\x1b[0m\n") != std::string::npos);
}
