// SPDX-License-Identifier: MIT
#include "json/login_link.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("a login link is given by its first address, and by all") {
    CHECK(
        json::login({{"https://in.example/login/A", "http://[::1]:1/login/A"}, at("2026-12-01T08:10:00Z")},
                    example().berlin) ==
        R"({"url":"https://in.example/login/A","urls":["https://in.example/login/A","http://[::1]:1/login/A"],)"
        R"("until":"2026-12-01T09:10:00+01:00"})"
        "\n");
}

TEST_CASE("named tokens are listed without their digests") {
    const std::vector<http::named_token> tokens{
        {"shortcut", http::scope::log, parse_date("2026-11-30").value(), "secret"}};
    CHECK(json::named_tokens(tokens) ==
          "[{\"name\":\"shortcut\",\"scope\":\"log\",\"made\":\"2026-11-30\"}]\n");
}

} // namespace intouch
