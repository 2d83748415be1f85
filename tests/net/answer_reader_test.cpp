// SPDX-License-Identifier: MIT
#include "net/answer_reader.hpp"
#include "net/corpus.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace intouch;
using namespace intouch::http;
using intouch::net::answer_reader;
using intouch::test::answer_case;
using intouch::test::read_answer_cases;

namespace {

/// What the reader makes of `c`, given in pieces of `piece` bytes, as the file says it.
std::string read(const answer_case& c, std::size_t piece) {
    using state = answer_reader::state;
    answer_reader reader({.head = 400, .fields = 6, .body = 40, .interim = 3});
    reader.expect(c.method);
    std::string_view bytes = c.bytes;
    while (!bytes.empty() && reader.at() != state::complete && reader.at() != state::refused) {
        const auto part = bytes.substr(0, piece);
        bytes.remove_prefix(reader.put(part));
        REQUIRE((reader.at() == state::complete || reader.at() == state::refused || reader.started()));
    }
    if (c.ends) reader.end();
    switch (reader.at()) {
    case state::complete: {
        const auto r = reader.take();
        return "answer " + std::to_string(r.status) + (r.close ? " closes" : " keeps") +
               (r.text().empty() ? "" : " ") + std::string(r.text()) +
               (bytes.empty() ? "" : "\nleft " + std::to_string(bytes.size()));
    }
    case state::refused:
        return "refused " + reader.why() + (reader.too_large() ? "\nlarge" : "");
    case state::head:
    case state::body:
        break;
    }
    return "waits";
}

} // namespace

TEST_CASE("answers are read as the table says") {
    const auto cases = read_answer_cases();
    REQUIRE(cases.size() > 40);
    for (const auto& c : cases) {
        CAPTURE(c.name);
        CHECK(read(c, c.bytes.size() + 1) == c.expected);
    }
}

TEST_CASE("an answer in pieces is the same answer") {
    for (const auto& c : read_answer_cases()) {
        CAPTURE(c.name);
        // This message tells what came first.
        const auto same = c.expected.substr(0, c.expected.find("it begins with"));
        for (std::size_t piece = 1; piece <= c.bytes.size(); ++piece) {
            CAPTURE(piece);
            CHECK(read(c, piece).substr(0, same.size()) == same);
            if (same == c.expected) CHECK(read(c, piece) == c.expected);
        }
    }
}

TEST_CASE("something that is not HTTP is known by its first byte") {
    answer_reader reader;
    reader.expect("GET");
    CHECK(reader.put("S") == 1);
    CHECK(reader.at() == answer_reader::state::refused);
    CHECK(reader.why() == "sent something that is not HTTP/1.1: it begins with \"S\"");
}

TEST_CASE("fields come as they were sent") {
    answer_reader reader;
    reader.expect("PUT");
    reader.put("HTTP/1.1 201 Created\r\nETag: W/\"a b\"\r\nDAV: 1\r\nDAV: calendar-access\r\nContent-Length: "
               "0\r\n\r\n");
    REQUIRE(reader.at() == answer_reader::state::complete);
    const auto r = reader.take();
    CHECK(r.headers ==
          fields{{"ETag", "W/\"a b\""}, {"DAV", "1"}, {"DAV", "calendar-access"}, {"Content-Length", "0"}});
}

TEST_CASE("a reader is used again") {
    answer_reader reader;
    for (int i = 0; i < 3; ++i) {
        reader.expect("GET");
        CHECK_FALSE(reader.started());
        reader.put("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + std::to_string(i));
        REQUIRE(reader.at() == answer_reader::state::complete);
        CHECK(reader.take().text() == std::to_string(i));
        reader.put("HTTP/1.1 200"); // not asked for
    }
}

TEST_CASE("a reader holds no more than the body that came") {
    answer_reader reader;
    reader.expect("GET");
    reader.put("HTTP/1.1 200 OK\r\nContent-Length: 12000000\r\n\r\nabc");
    CHECK(reader.at() == answer_reader::state::body);
    CHECK(reader.held() < 1000);
}
