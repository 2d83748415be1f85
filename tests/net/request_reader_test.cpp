// SPDX-License-Identifier: MIT
#include "net/corpus.hpp"
#include "net/request_reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace intouch;
using namespace intouch::http;
using intouch::net::request_reader;
using intouch::test::read_framing_cases;

namespace {

struct reading {
    std::vector<unsigned> statuses; // 200 for each complete request, then the refusal's
    std::vector<request> requests;
    problem refusal;
};

/// Gives the reader `bytes` in pieces of at most `piece`.
reading read(std::string_view bytes, std::size_t piece, const size_limits& limits = {}) {
    using state = request_reader::state;
    request_reader reader(listener_kind::control_tcp, limits);
    reading all;
    while (!bytes.empty()) {
        auto part = bytes.substr(0, piece);
        bytes.remove_prefix(part.size());
        while (!part.empty()) {
            part.remove_prefix(reader.put(part));
            if (reader.at() == state::complete) {
                all.requests.push_back(reader.take());
                all.statuses.push_back(200);
            } else if (reader.at() == state::refused) {
                all.statuses.push_back(reader.why().status);
                all.refusal = reader.why();
                return all;
            } else {
                REQUIRE(part.empty());
            }
        }
    }
    return all;
}

reading read(const std::string& bytes) { return read(bytes, bytes.size()); }

std::string request_with(std::string_view more, std::string_view target = "/") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(more) + "\r\n";
}

} // namespace

TEST_CASE("every case of the smuggling corpus is read or refused as expected") {
    const auto cases = read_framing_cases();
    CHECK(cases.size() >= 80);
    for (const auto& c : cases) {
        CAPTURE(c.name);
        REQUIRE(!c.expected.empty());
        CHECK(read(c.bytes).statuses == c.expected);
    }
}

TEST_CASE("where the bytes of a request are split makes no difference") {
    for (const auto& c : read_framing_cases()) {
        CAPTURE(c.name);
        const auto whole = read(c.bytes);
        for (std::size_t piece = 1; piece < c.bytes.size(); ++piece) {
            CAPTURE(piece);
            const auto parts = read(c.bytes, piece);
            CHECK(parts.statuses == c.expected);
            CHECK(parts.requests == whole.requests);
        }
    }
}

TEST_CASE("a request is read whole") {
    const auto all =
        read("POST /people/ada%20l/?from=2026-12-01&q=a+b%26c&empty HTTP/1.1\r\n"
             "Host: 127.0.0.1:8420\r\nX-Note:  two words \r\nx-note: again\r\nContent-Length: 2\r\n\r\nhi");
    request expected;
    expected.method = "POST";
    expected.target = "/people/ada%20l/?from=2026-12-01&q=a+b%26c&empty";
    expected.path = {"people", "ada l", ""};
    expected.query = {{"from", "2026-12-01"}, {"q", "a b&c"}, {"empty", ""}};
    expected.headers = {
        {"Host", "127.0.0.1:8420"}, {"X-Note", "two words"}, {"x-note", "again"}, {"Content-Length", "2"}};
    expected.body = "hi";
    expected.listener = listener_kind::control_tcp;
    REQUIRE(all.requests.size() == 1);
    CHECK(all.requests[0] == expected);
    CHECK(find(expected.query, "q") == "a b&c");
    CHECK(!find(expected.query, "Q"));
}

TEST_CASE("an absolute target becomes origin form") {
    const auto all = read("GET HTTP://localhost/a?b=c HTTP/1.1\r\nHost: localhost\r\n\r\n");
    REQUIRE(all.requests.size() == 1);
    CHECK(all.requests[0].target == "/a?b=c");
    CHECK(all.requests[0].path == std::vector<std::string>{"a"});
    const auto bare = read("GET http://localhost HTTP/1.1\r\nHost: localhost\r\n\r\n");
    REQUIRE(bare.requests.size() == 1);
    CHECK(bare.requests[0].target == "/");
}

TEST_CASE("a chunked body loses its coding") {
    const auto all = read("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "5\r\nhello\r\n1;x=\"y z\"\r\n \r\nA\r\n0123456789\r\n0\r\nX: y\r\n\r\n");
    REQUIRE(all.requests.size() == 1);
    CHECK(all.requests[0].body == "hello 0123456789");
}

TEST_CASE("the sizes of a request have limits") {
    const size_limits limits;
    const auto fill = [](std::size_t n) { return std::string(n, 'x'); };

    SUBCASE("target") {
        CHECK(read(request_with("", "/" + fill(limits.target - 1))).statuses == std::vector<unsigned>{200});
        CHECK(read(request_with("", "/" + fill(limits.target))).statuses == std::vector<unsigned>{414});
        CHECK(read(request_with("", "/" + fill(100'000))).statuses == std::vector<unsigned>{414});
    }
    SUBCASE("head") {
        const auto without = request_with("X: \r\n").size();
        CHECK(read(request_with("X: " + fill(limits.head - without) + "\r\n")).statuses ==
              std::vector<unsigned>{200});
        const auto over = request_with("X: " + fill(limits.head - without + 1) + "\r\n");
        CHECK(read(over).statuses == std::vector<unsigned>{431});
        CHECK(read(over, 1).statuses == std::vector<unsigned>{431});
        CHECK(read(request_with("X: " + fill(72'000) + "\r\n"), 1000).statuses == std::vector<unsigned>{431});
    }
    SUBCASE("fields") {
        std::string many;
        for (std::size_t i = 1; i < limits.fields; ++i) many += "X: y\r\n";
        CHECK(read(request_with(many)).statuses == std::vector<unsigned>{200});
        CHECK(read(request_with(many + "X: y\r\n")).statuses == std::vector<unsigned>{431});
    }
    SUBCASE("body by Content-Length is refused unread") {
        const auto post = [](std::size_t n) {
            return "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(n) + "\r\n\r\n";
        };
        CHECK(read(post(limits.body) + fill(limits.body)).statuses == std::vector<unsigned>{200});
        CHECK(read(post(limits.body + 1)).statuses == std::vector<unsigned>{413});
    }
    SUBCASE("body by chunks") {
        const std::string head = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
        CHECK(read(head + "10000\r\n" + fill(limits.body) + "\r\n0\r\n\r\n").statuses ==
              std::vector<unsigned>{200});
        CHECK(read(head + "10001\r\n").statuses == std::vector<unsigned>{413});
        CHECK(read(head + "ffffffff\r\n").statuses == std::vector<unsigned>{413});
        CHECK(read(head + "ffff\r\n" + fill(0xffff) + "\r\n2\r\n").statuses == std::vector<unsigned>{413});
        CHECK(read(head + "0\r\nX: " + fill(4000)).statuses == std::vector<unsigned>{431});
        CHECK(read(head + "1;" + fill(4000)).statuses == std::vector<unsigned>{400});
    }
}

TEST_CASE("a head that nothing can mend is refused before it is whole") {
    CHECK(read("GET / HTTP/1.1\nHost").statuses == std::vector<unsigned>{400});
    CHECK(read("GET / HTTP/1.1\rH").statuses == std::vector<unsigned>{400});
    CHECK(read(std::string("\x16\x03\x01", 3)).statuses == std::vector<unsigned>{400});
    CHECK(read("GET / HTTP/1.1\r").statuses.empty());
}

TEST_CASE("Connection and version say whether the connection stays") {
    const auto stays = [](const std::string& bytes) {
        const auto all = read(bytes);
        REQUIRE(all.requests.size() == 1);
        return all.requests[0].keep_alive;
    };
    const std::string old = "GET / HTTP/1.0\r\nHost: localhost\r\n";
    CHECK(stays(request_with("")));
    CHECK_FALSE(stays(request_with("Connection: Close\r\n")));
    CHECK_FALSE(stays(request_with("Connection: keep-alive, close\r\n")));
    CHECK_FALSE(stays(request_with("Connection: keep-alive\r\nConnection: x,close\r\n")));
    CHECK_FALSE(stays(old + "\r\n"));
    CHECK(stays(old + "Connection: Keep-Alive\r\n\r\n"));
}

TEST_CASE("a client that expects 100 is told once and only when it waits") {
    request_reader reader(listener_kind::control_tcp);
    const std::string head =
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n";
    SUBCASE("it waits") {
        CHECK(reader.put(head) == head.size());
        CHECK(reader.started());
        CHECK(reader.wants_continue());
        CHECK_FALSE(reader.wants_continue());
        CHECK(reader.put("hiGET") == 2);
        CHECK(reader.at() == request_reader::state::complete);
    }
    SUBCASE("it sends at once") {
        CHECK(reader.put(head + "h") == head.size() + 1);
        CHECK_FALSE(reader.wants_continue());
    }
    SUBCASE("there is no body to wait for") {
        CHECK(reader.put(request_with("Expect: 100-continue\r\n")) > 0);
        CHECK(reader.at() == request_reader::state::complete);
        CHECK_FALSE(reader.wants_continue());
    }
    SUBCASE("HTTP/1.0 knows nothing of it") {
        const auto all = read("GET / HTTP/1.0\r\nHost: localhost\r\nExpect: magic\r\n\r\n");
        CHECK(all.statuses == std::vector<unsigned>{200});
    }
}

TEST_CASE("a refusal says what was found and what was expected") {
    const auto refusal = [](const std::string& bytes) { return read(bytes).refusal; };
    CHECK(refusal(request_with("Host: b\r\n")) ==
          make_problem(400, "found more than one, expected one", "Host"));
    CHECK(refusal(request_with("Content-Length: 5, 5\r\n")) ==
          make_problem(400, "found \"5, 5\", expected one decimal number", "Content-Length"));
    CHECK(refusal(request_with("Transfer-Encoding: gzip\r\n")) ==
          make_problem(400, "found \"gzip\", expected exactly one \"chunked\"", "Transfer-Encoding"));
    CHECK(refusal(request_with("Content-Length: 65537\r\n")) ==
          make_problem(413, "the body has \"65537\" bytes, at most 65536 are taken"));
    CHECK(refusal("GET / HTTP/3\r\n\r\n") ==
          make_problem(400, "request line: found version \"HTTP/3\", expected HTTP/1.1 or HTTP/1.0"));
}
