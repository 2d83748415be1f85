// SPDX-License-Identifier: MIT
#include "net/client.hpp"
#include "net/listening_socket.hpp"
#include "net/wire.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

namespace {

http::request post(std::string target, std::string body) {
    http::request r;
    r.method = "POST";
    r.target = std::move(target);
    r.body = std::move(body);
    return r;
}

/// A daemon that sends `bytes` to each client and closes the connection.
std::string daemon_that_says(const std::string& path, std::string_view bytes, result<http::response>& got) {
    auto fd = net::open_unix(path, 0600);
    REQUIRE(fd.has_value());
    std::thread daemon([&] {
        pollfd waiting{fd->get(), POLLIN, 0};
        ::poll(&waiting, 1, milliseconds(longest_wait).count());
        const net::descriptor peer(::accept(fd->get(), nullptr, nullptr));
        if (peer.get() < 0) return;
        std::string request(4096, '\0');
        ::recv(peer.get(), request.data(), request.size(), 0);
        ::send(peer.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    });
    got = net::call(path, post("/", "{}"), longest_wait);
    daemon.join();
    return got ? std::string(got->text()) : got.error().text;
}

} // namespace

TEST_CASE("a call gets its answer") {
    const scratch dir;
    const std::string path = dir.path / "control";
    running_server s([](const http::request& r, net::reply reply) {
        auto answer = http::text_response(409, "application/problem+json", r.method + r.target + r.body);
        answer.headers.add("X-Kind", r.listener == http::listener_kind::control_socket ? "socket" : "other");
        reply(std::move(answer));
    });
    REQUIRE(s.on_loop([&] {
                 return s.server().listen_unix(http::listener_kind::control_socket, path, 0600);
             }).has_value());
    const auto answer = net::call(path, post("/log", "{\"a\":1}"), longest_wait);
    REQUIRE(answer.has_value());
    CHECK(answer->status == 409);
    CHECK(answer->text() == "POST/log{\"a\":1}");
    CHECK(answer->headers.find("content-type") == "application/problem+json");
    CHECK(answer->headers.find("x-kind") == "socket");

    http::request head;
    head.method = "HEAD";
    const auto empty = net::call(path, head, longest_wait);
    REQUIRE(empty.has_value());
    CHECK(empty->headers.find("content-length") == "5");
    CHECK(empty->text().empty());
}

TEST_CASE("a call takes a large answer") {
    const scratch dir;
    const std::string path = dir.path / "control";
    const std::string big(5'000'000, 'x');
    running_server s(
        [&](const http::request&, net::reply reply) { reply(http::text_response(200, "text/plain", big)); });
    REQUIRE(s.on_loop([&] {
                 return s.server().listen_unix(http::listener_kind::control_socket, path, 0600);
             }).has_value());
    const auto answer = net::call(path, {}, longest_wait);
    REQUIRE(answer.has_value());
    CHECK(answer->text() == big);
}

TEST_CASE("a call without a daemon fails and says how to start one") {
    const scratch dir;
    const std::string path = dir.path / "control";
    const error nobody{errc::unavailable,
                       "no daemon listens on " + path + "; start one with \"intouch serve\""};
    const auto missing = net::call(path, {}, milliseconds(500));
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error() == nobody);
    REQUIRE(net::open_unix(path, 0600).has_value()); // closed at once, so the file is stale
    const auto stale = net::call(path, {}, milliseconds(500));
    REQUIRE_FALSE(stale.has_value());
    CHECK(stale.error() == nobody);
    const auto too_long = net::call("/" + std::string(200, 'x'), {}, milliseconds(500));
    REQUIRE_FALSE(too_long.has_value());
    CHECK(too_long.error().code == errc::invalid);
}

TEST_CASE("a call waits no longer than its limit") {
    const scratch dir;
    const std::string path = dir.path / "control";
    const auto listens = net::open_unix(path, 0600); // and no code accepts
    REQUIRE(listens.has_value());
    const auto from = steady_clock::now();
    const auto answer = net::call(path, {}, milliseconds(50));
    REQUIRE_FALSE(answer.has_value());
    CHECK(answer.error() == error{errc::unavailable, path + ": the daemon did not answer within 50 ms"});
    CHECK(steady_clock::now() - from < longest_wait);
}

TEST_CASE("an incomplete or missing answer is an error") {
    const scratch dir;
    result<http::response> got;
    int n = 0;
    const auto said = [&](std::string_view bytes) {
        return daemon_that_says(dir.path / std::to_string(++n), bytes, got);
    };
    CHECK(said("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") == "ok");
    CHECK(said("HTTP/1.1 200 OK\r\n\r\nuntil the end") == "until the end");
    CHECK(said("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n") == "ok");
    CHECK(said("").find("closed the connection without an answer") != std::string::npos);
    CHECK(got.error().code == errc::unavailable);
    for (const auto* bad :
         {"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nok", "HTTP/1.1 200 OK\r\nConte",
          "hello there\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"}) {
        CAPTURE(bad);
        CHECK(said(bad).find("the answer cannot be read: ") != std::string::npos);
        CHECK(got.error().code == errc::damaged);
    }
}
