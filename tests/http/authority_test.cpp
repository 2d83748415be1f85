// SPDX-License-Identifier: MIT
#include "http/authority.hpp"

#include <doctest/doctest.h>

using namespace intouch::http;

namespace {

const std::string token = "a-token-of-this-machine";

control_rules rules() { return {8420, {"intouch.example", "other.example:9000"}, token}; }

request request_for(std::string method, std::string_view host = "127.0.0.1:8420") {
    request r;
    r.method = std::move(method);
    r.listener = listener_kind::control_tcp;
    r.headers.add("Host", host);
    r.headers.add("Authorization", "Bearer " + token);
    if (!is_safe(r.method)) r.headers.add("Content-Type", "application/json");
    return r;
}

unsigned status(const request& r) {
    const auto refused = refuse_control(r, rules());
    return refused ? refused->status : 200;
}

request with(request r, std::string_view name, std::string_view value) {
    r.headers.add(name, value);
    return r;
}

request without(request r, std::string_view name) {
    r.headers.erase(name);
    return r;
}

} // namespace

TEST_CASE("of all origins and sites and types and methods only the legitimate pass") {
    const std::vector<std::string> origins{"",     "http://127.0.0.1:8420", "http://evil.example",
                                           "null", "http://127.0.0.1:3000", "https://127.0.0.1:8420"};
    const std::vector<std::string> sites{"", "same-origin", "same-site", "cross-site"};
    const std::vector<std::string> types{"", "application/json; charset=utf-8", "text/plain",
                                         "application/x-www-form-urlencoded"};
    const std::vector<std::string> methods{"GET", "HEAD", "POST", "PUT", "DELETE"};
    std::size_t passed = 0;
    for (const auto& origin : origins)
        for (const auto& site : sites)
            for (const auto& type : types)
                for (const auto& method : methods) {
                    auto r = without(request_for(method), "Content-Type");
                    if (!origin.empty()) r.headers.add("Origin", origin);
                    if (!site.empty()) r.headers.add("Sec-Fetch-Site", site);
                    if (!type.empty()) r.headers.add("Content-Type", type);
                    const bool reads = method == "GET" || method == "HEAD";
                    const bool ours =
                        (origin.empty() || origin == origins[1]) && (site.empty() || site == sites[1]);
                    const unsigned expected = reads ? 200 : !ours ? 403 : type == types[1] ? 200 : 415;
                    CAPTURE(origin);
                    CAPTURE(site);
                    CAPTURE(type);
                    CAPTURE(method);
                    CHECK(status(r) == expected);
                    passed += expected == 200 && !reads ? 1 : 0;
                }
    CHECK(passed == 12); // two origins, two sites, one type, three methods
}

TEST_CASE("a page behind a TLS proxy has an https origin") {
    CHECK(status(with(request_for("POST", "intouch.example"), "Origin", "https://intouch.example")) == 200);
    CHECK(status(with(request_for("POST", "intouch.example"), "Origin", "https://intouch.example:444")) ==
          403);
    CHECK(status(with(request_for("POST", "intouch.example"), "Origin", "https://other.example:9000")) ==
          403);
}

TEST_CASE("an address typed by the user is no other site") {
    CHECK(status(with(request_for("POST"), "Sec-Fetch-Site", "none")) == 200);
}

TEST_CASE("two origins or two sites are none of ours") {
    CHECK(status(with(with(request_for("POST"), "Origin", "http://127.0.0.1:8420"), "Origin",
                      "http://127.0.0.1:8420")) == 403);
    CHECK(status(with(with(request_for("POST"), "Sec-Fetch-Site", "same-origin"), "Sec-Fetch-Site",
                      "cross-site")) == 403);
}

TEST_CASE("without the token nothing is answered over TCP") {
    const auto bare = without(request_for("GET"), "Authorization");
    for (const auto* wrong : {"", "Bearer", "Bearer ", "Bearer wrong", "a-token-of-this-machine",
                              "Basic a-token-of-this-machine", "Bearer a-token-of-this-machinE",
                              "Bearer a-token-of-this-machine2", "Bearer a-token-of-this-machin"}) {
        CAPTURE(wrong);
        CHECK(status(with(bare, "Authorization", wrong)) == 401);
    }
    CHECK(status(bare) == 401);
    CHECK(status(with(request_for("GET"), "Authorization", "Bearer " + token)) == 401); // twice
    CHECK(status(with(bare, "Authorization", "bearer " + token)) == 200);
    const auto refused = refuse_control(bare, rules());
    REQUIRE(refused);
    CHECK(refused->headers == fields{{"WWW-Authenticate", "Bearer"}});
    CHECK(refused->field == "Authorization");
}

TEST_CASE("a token that was never set lets nobody in") {
    auto r = without(request_for("GET"), "Authorization");
    r.headers.add("Authorization", "Bearer ");
    const auto refused = refuse_control(r, {8420, {}, ""});
    REQUIRE(refused);
    CHECK(refused->status == 401);
}

TEST_CASE("on the Unix socket the file's permissions are enough") {
    auto r = without(request_for("GET", "anything"), "Authorization");
    r.listener = listener_kind::control_socket;
    CHECK(status(r) == 200);
    r.method = "POST";
    CHECK(status(r) == 415);
    CHECK(status(with(r, "Content-Type", "Application/JSON")) == 200);
}

TEST_CASE("port 80 needs no port in the name") {
    CHECK(known_host("localhost", {80, {}, token}));
    CHECK_FALSE(known_host("localhost", {8420, {}, token}));
}

TEST_CASE("the public listener knows three kinds of path") {
    using kind = public_target::kind;
    const auto read = [](std::vector<std::string> path) {
        request r;
        r.path = std::move(path);
        return read_public(r);
    };
    CHECK(read({"feeds", "abc.ics"}) == public_target{kind::feed, "abc"});
    CHECK(read({"t", "abc"}) == public_target{kind::link, "abc"});
    CHECK(read({"healthz"}) == public_target{kind::health, ""});
    for (const auto& path : std::vector<std::vector<std::string>>{{},
                                                                  {"feeds"},
                                                                  {"feeds", ""},
                                                                  {"feeds", ".ics"},
                                                                  {"feeds", "abc"},
                                                                  {"feeds", "abc.ICS"},
                                                                  {"feeds", "abc.ics", ""},
                                                                  {"Feeds", "abc.ics"},
                                                                  {"t", ""},
                                                                  {"t"},
                                                                  {"healthz", ""},
                                                                  {"api", "v1", "agenda"},
                                                                  {"api", "v1"}})
        CHECK(read(path) == public_target{});
}

TEST_CASE("what is not there is always the same bytes") {
    CHECK(public_not_found() == public_not_found());
    CHECK(public_not_found().status == 404);
    CHECK(public_not_found().text() == "404 Not Found\n");
}

TEST_CASE("only a new person may be a vCard") {
    auto r = without(request_for("POST"), "Content-Type");
    r.path = {"api", "v1", "people"};
    CHECK(status(with(r, "Content-Type", "text/vcard; charset=utf-8")) == 200);
    CHECK(status(with(r, "Content-Type", "application/json")) == 200);
    CHECK(status(with(r, "Content-Type", "text/x-vcard")) == 415);
    CHECK(status(r) == 415);
    r.path = {"api", "v1", "log"};
    CHECK(status(with(r, "Content-Type", "text/vcard")) == 415);
}

TEST_CASE("a named token may do what its scope says") {
    const named_token reader{"reader", scope::read, {}, {}};
    CHECK_FALSE(refuse_scope(reader, scope::read));
    const auto refused = refuse_scope(reader, scope::log);
    REQUIRE(refused);
    CHECK(refused->status == 403);
    CHECK(refused->type == "urn:intouch:problem:scope");
    CHECK(refused->detail ==
          "the token \"reader\" has the scope \"read\"; this needs the scope \"log\": `intouch token "
          "--new NAME --scope log` makes a token with it");
    CHECK(refuse_scope({"x", scope::all, {}, {}}, scope::owner)->detail ==
          "the token \"x\" has the scope \"all\"; this needs the token of this machine, which `intouch "
          "token` prints");
    CHECK_FALSE(refuse_scope({"x", scope::all, {}, {}}, scope::log));
    const auto unknown =
        refuse_control(without(request_for("GET"), "Authorization"), rules(), false, scope::read);
    REQUIRE(unknown);
    CHECK(unknown->detail.ends_with("; one with the scope \"read\" will do too"));
}

TEST_CASE("an authority is a name or an address with an optional port") {
    for (const auto* good :
         {"localhost", "a.example:8420", "127.0.0.1:1", "[::1]", "[::1]:65535", "under_score"})
        CHECK_MESSAGE(valid_authority(good), good);
    for (const auto* bad : {"", ":80", "a:", "a:123456", "a:8x", "a b", "a@b", "[::1", "[]", "[::1]x",
                            "[::1]:", "::1", "a/b", "a%41", "a,b", "[fe80::1%25eth0]"})
        CHECK_FALSE_MESSAGE(valid_authority(bad), bad);
}
