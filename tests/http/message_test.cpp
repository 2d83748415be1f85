// SPDX-License-Identifier: MIT
#include "http/message.hpp"
#include "http/target.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::http;

namespace {

std::string head_of(const response& r, std::string_view date = {}, std::string_view connection = {}) {
    std::string out;
    write_head(out, r, date, connection);
    return out;
}

} // namespace

TEST_CASE("fields keep their order and are found without case") {
    fields f{{"Host", "a"}, {"X", "1"}, {"x", "2"}};
    CHECK(f.find("HOST") == "a");
    CHECK(f.find("x") == "1");
    CHECK(f.count("X") == 2);
    CHECK(!f.find("Hos"));
    f.set("X", "3");
    CHECK(f == fields{{"host", "a"}, {"x", "3"}});
    CHECK_FALSE(f == fields{{"x", "3"}, {"host", "a"}});
    CHECK_FALSE(f == fields{{"host", "A"}, {"x", "3"}});
    f.erase("host");
    CHECK(f == fields{{"X", "3"}});
}

TEST_CASE("no value begins another field") {
    response r;
    r.headers.add("Location", "/a\r\nSet-Cookie: evil=1\x7f");
    CHECK(head_of(r) == "HTTP/1.1 200 OK\r\nLocation: /a  Set-Cookie: evil=1 \r\nContent-Length: 0\r\n\r\n");
}

TEST_CASE("a list holds a token without case and white space") {
    CHECK(list_has("keep-alive, Close", "close"));
    CHECK(list_has("\tclose ", "close"));
    CHECK_FALSE(list_has("closed, un close", "close"));
    CHECK_FALSE(list_has("", "close"));
}

TEST_CASE("the head says the length of the body") {
    auto r = text_response(201, "text/plain", "hello");
    CHECK(head_of(r, "Sun, 06 Nov 1994 08:49:37 GMT", "close") ==
          "HTTP/1.1 201 Created\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Type: text/plain\r\n"
          "Content-Length: 5\r\nConnection: close\r\n\r\n");
    CHECK(wire_body(r) == "hello");
    r.head_only = true;
    CHECK(head_of(r).find("Content-Length: 5") != std::string::npos);
    CHECK(wire_body(r).empty());
}

TEST_CASE("304 and 204 have no body and no length") {
    auto r = text_response(304, "text/plain", "hello");
    CHECK(head_of(r) == "HTTP/1.1 304 Not Modified\r\nContent-Type: text/plain\r\n\r\n");
    CHECK(wire_body(r).empty());
    r.status = 204;
    CHECK(wire_body(r).empty());
}

TEST_CASE("a request is written with its length") {
    request r;
    r.method = "POST";
    r.target = "/x";
    r.headers.add("Content-Type", "application/json");
    r.body = "{}";
    r.keep_alive = false;
    CHECK(write_request(r) == "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                              "Content-Length: 2\r\nConnection: close\r\n\r\n{}");
    request get;
    get.headers.add("Host", "a");
    CHECK(write_request(get) == "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
}

TEST_CASE("a target is taken apart and decoded") {
    CHECK(parse_target("/") == target_parts{});
    CHECK(parse_target("/a//b%C3%A9/") == target_parts{{"a", "", "bé", ""}, {}});
    CHECK(parse_target("/a?x=%2Fetc&&y=1=2&z?/") ==
          target_parts{{"a"}, {{"x", "/etc"}, {"y", "1=2"}, {"z?/", ""}}});
    for (const auto* bad : {"",     "a",      "/.",    "/..",  "/a/../b", "/%2e%2E/",    "/a%2Fb", "/a%5cb",
                            "/%",   "/%g0",   "/%1",   "/%00", "/%7f",    "/%0a",        "/\"",    "/<",
                            "/a b", "/a?%zz", "/a?\\", "/%ff", "/%c0%ae", "/a?%ed%a0%80"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_target(bad).has_value());
    }
}

TEST_CASE("what is encoded is decoded again") {
    const std::string text = "a b/ü+&=%\\?#~";
    CHECK(encode_component("a b/~") == "a%20b%2F~");
    CHECK(parse_target("/x?" + encode_component(text)) == target_parts{{"x"}, {{text, ""}}});
}
