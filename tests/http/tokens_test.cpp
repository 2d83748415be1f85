// SPDX-License-Identifier: MIT
#include "http/tokens.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch;
using http::scope;

namespace {

const date day = parse_date("2026-11-30").value();

http::named_token token_of(const std::string& name, scope may, const std::string& token) {
    return {name, may, day, http::digest_of_token(token)};
}

} // namespace

TEST_CASE("tokens are kept as digests, and read back") {
    const std::vector<http::named_token> tokens{token_of("shortcut", scope::log, "a"),
                                                token_of("ha", scope::read, "b")};
    const auto text = http::print_tokens(tokens);
    CHECK(text.ends_with(
        "\nshortcut log 2026-11-30 ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb\n"
        "ha read 2026-11-30 3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d\n"));
    CHECK(http::parse_tokens(text) == tokens);
    CHECK(http::parse_tokens("")->empty());
    CHECK(http::find_token(tokens, "b") == tokens[1]);
    CHECK_FALSE(http::find_token(tokens, "c").has_value());
    CHECK_FALSE(http::find_token(tokens, "").has_value());
    CHECK_FALSE(http::find_token({}, "a").has_value());
}

TEST_CASE("a line that is no token is named") {
    const std::string digest(64, 'a');
    const std::vector<std::string> wrong{"x",
                                         "x log 2026-11-30",
                                         "X log 2026-11-30 " + digest,
                                         "x owner 2026-11-30 " + digest,
                                         "x log 2026-11-31 " + digest,
                                         "x log 2026-11-30 aa",
                                         "x log 2026-11-30 " + digest + " y"};
    for (const auto& line : wrong) {
        const auto read = http::parse_tokens("# head\n\n" + line + "\n");
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().text.starts_with("3: error: found \"" + line.substr(0, 1)));
    }
}

TEST_CASE("a name is used once") {
    auto tokens = http::with_token({}, token_of("shortcut", scope::log, "a"));
    REQUIRE(tokens.has_value());
    CHECK(
        http::with_token(*tokens, token_of("shortcut", scope::read, "b")).error().text ==
        "shortcut is in use since 2026-11-30; take another name, or `intouch token --revoke shortcut` first");
    CHECK(http::with_token(*tokens, token_of("My Phone", scope::read, "b")).error().code == errc::invalid);
    CHECK(http::without_token(*tokens, "shortcuts").error().text ==
          "found \"shortcuts\", expected the name of a token; did you mean \"shortcut\"?");
    CHECK(http::without_token({}, "x").error().text ==
          "found \"x\", expected the name of a token; `intouch token --list` prints them");
    CHECK(http::without_token(*tokens, "shortcut")->empty());
}

TEST_CASE("scopes have names, and the owner's is none of a token") {
    for (const auto s : {scope::read, scope::log, scope::all}) CHECK(http::parse_scope(http::name(s)) == s);
    CHECK_FALSE(http::parse_scope("owner").has_value());
    CHECK_FALSE(http::parse_scope("Log").has_value());
    CHECK(scope::read < scope::log);
    CHECK(scope::all < scope::owner);
}
