// SPDX-License-Identifier: MIT
#include "core/url_scheme.hpp"

#include <doctest/doctest.h>

using namespace intouch;

TEST_CASE("the scheme of an address ends at its first colon") {
    CHECK(url_scheme("https://wa.me/49") == "https");
    CHECK(url_scheme("TG:resolve?phone=49") == "tg");
    CHECK(url_scheme("facetime-audio:ada") == "facetime-audio");
    for (const char* none :
         {"", ":", "/a:b", "wa.me/49", "?a:b", "#a:b", "java\tscript:x", " https://x", "1a:x", "ü:x"})
        CHECK(url_scheme(none).empty());
}

TEST_CASE("schemes that run code or hold their own content are harmful") {
    for (const char* harmful : {"javascript", "data", "vbscript", "file"}) CHECK(is_harmful_scheme(harmful));
    for (const char* harmless : {"https", "tel", "sgnl", ""}) CHECK_FALSE(is_harmful_scheme(harmless));
}

TEST_CASE("loopback addresses are those of this machine") {
    for (const auto* host : {"localhost", "LocalHost", "127.0.0.1", "127.8.9.10", "::1", "0:0:0:0:0:0:0:1"})
        CHECK_MESSAGE(is_loopback(host), host);
    for (const auto* host : {"127.example.org", "127.0.0.1.example.org", "localhost.example.org", "127.1",
                             "1270.0.0.1", "128.0.0.1", "::2", "[::1]", ""})
        CHECK_FALSE_MESSAGE(is_loopback(host), host);
}
