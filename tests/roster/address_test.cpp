// SPDX-License-Identifier: MIT
#include "roster/address.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::roster;

TEST_CASE("an address to listen on is a literal IP address with a port") {
    CHECK(parse_listen_address("127.0.0.1:8420").value() ==
          listen_address{"127.0.0.1:8420", "127.0.0.1", 8420, true, false});
    CHECK(parse_listen_address("[::1]:0").value() == listen_address{"[::1]:0", "::1", 0, true, false});
    CHECK(parse_listen_address("[::]:80").value() == listen_address{"[::]:80", "::", 80, false, true});
    for (const auto* text :
         {"", "127.0.0.1", "localhost:80", "::1:80", "127.0.0.1:", "127.0.0.1:65536", "1.2.3:80"})
        CHECK_FALSE_MESSAGE(parse_listen_address(text).has_value(), text);
}

TEST_CASE("a URL has a known scheme and a host and no user") {
    CHECK(parse_public_url("https://feeds.example.org/touch//").value() == "https://feeds.example.org/touch");
    CHECK(parse_source_url("webcal://example.org/a.ics?x=1").value() == "https://example.org/a.ics?x=1");
    CHECK(parse_account_url("cloud.example.org").value() == "cloud.example.org");
    CHECK_FALSE(parse_public_url("https://example.org/?a=b").has_value());
    CHECK_FALSE(parse_source_url("ftp://example.org/").has_value());
    CHECK_FALSE(parse_account_url("https://exa mple.org/").has_value());
    const auto with_user = parse_source_url("https://ada:secret@example.org/");
    REQUIRE_FALSE(with_user.has_value());
    CHECK_FALSE(with_user.error().text.contains("secret"));
}

TEST_CASE("the host of a URL is in lower case and without its port") {
    CHECK(host_of("https://Example.org:8443/x") == "example.org");
    CHECK(host_of("http://[::1]:80/") == "::1");
    CHECK(host_of("/path").empty());
}
