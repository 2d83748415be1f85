// SPDX-License-Identifier: MIT
#include "net/http_client.hpp"
#include "net/running_client.hpp"

#include <doctest/doctest.h>

#include <sys/resource.h>

#include <algorithm>
#include <mutex>

using namespace intouch;
using namespace intouch::test;
using net::exchange_fault;

namespace {

/// Answers each request with the first line of the request, until the client closes the connection.
void echo_lines(peer_connection& c) {
    while (true) {
        const auto r = c.request();
        if (r.empty()) return;
        if (!c.answer(r.substr(0, r.find('\r')))) return;
    }
}

net::client_settings impatient() {
    net::client_settings s;
    s.connect_time = milliseconds(300);
    s.silence_time = milliseconds(200);
    s.exchange_time = milliseconds(600);
    return s;
}

std::string host(const peer& p) { return "127.0.0.1:" + std::to_string(p.port()); }

/// The result of a request to a server that sends `bytes` and closes the connection.
net::exchange_result of_server_that_sends(std::string bytes, net::client_settings settings = {}) {
    const peer p([&](peer_connection& c) {
        c.request();
        c.send(bytes);
    });
    running_client c(std::move(settings));
    auto r = c.call(plain(p), asking("GET"));
    if (!r && r.error().what.text.starts_with(host(p)))
        r.error().what.text.replace(0, host(p).size(), "HOST");
    return r;
}

} // namespace

TEST_CASE("a client sends a request unchanged and adds the fields that servers expect") {
    std::string got;
    const peer p([&](peer_connection& c) {
        got = c.request();
        c.answer("<ok/>", "ETag: \"1\"\r\n");
    });
    running_client c;
    auto r = asking("PUT", "/cal/a%20b.ics", "BEGIN:VCALENDAR\r\n");
    r.headers.add("If-None-Match", "*");
    const auto answer = c.call(plain(p), r);
    REQUIRE(answer.has_value());
    CHECK(answer->status == 200);
    CHECK(answer->headers.find("etag") == "\"1\"");
    CHECK(answer->text() == "<ok/>");
    CHECK(got == "PUT /cal/a%20b.ics HTTP/1.1\r\nIf-None-Match: *\r\nHost: " + host(p) +
                     "\r\nUser-Agent: intouch\r\nAccept-Encoding: identity\r\nContent-Length: "
                     "17\r\n\r\nBEGIN:VCALENDAR\r\n");
    CHECK(c.counts() == net::client_counts{1, 1, got.size(), c.counts().bytes_received});
}

TEST_CASE("a client reuses a connection for the next request") {
    const peer p(echo_lines);
    running_client c;
    for (const auto* target : {"/1", "/2", "/3"})
        CHECK(said(c.call(plain(p), asking("PROPFIND", target))) ==
              std::string("200 PROPFIND ") + target + " HTTP/1.1");
    CHECK(p.connections() == 1);
}

TEST_CASE("a client sends several requests at a time and no more than its limit") {
    std::mutex counting;
    int now = 0;
    int most = 0;
    const auto count = [&](int more) {
        const std::lock_guard alone(counting);
        now += more;
        most = std::max(most, now);
        return most;
    };
    const peer p([&](peer_connection& c) {
        while (true) {
            const auto r = c.request();
            if (r.empty()) return;
            count(1);
            eventually([&] { return count(0) >= 4; });     // the first four wait for each other
            std::this_thread::sleep_for(milliseconds(20)); // time for a fifth request
            count(-1);
            c.answer(r.substr(0, r.find(" HTTP")));
        }
    });
    running_client c;
    std::vector<std::future<net::exchange_result>> all;
    for (int i = 0; i < 20; ++i) all.push_back(c.send(plain(p), asking("GET", "/" + std::to_string(i))));
    for (int i = 0; i < 20; ++i)
        CHECK(said(running_client::result_of(std::move(all[static_cast<std::size_t>(i)]))) ==
              "200 GET /" + std::to_string(i));
    CHECK(most == 4);
    CHECK(p.connections() == 4);
}

TEST_CASE("a client opens a new connection when the server closes after each answer") {
    const peer p([](peer_connection& c) {
        c.request();
        c.send("HTTP/1.0 200 OK\r\n\r\nto the end");
    });
    running_client c;
    for (int i = 0; i < 3; ++i) CHECK(said(c.call(plain(p), asking("GET"))) == "200 to the end");
    CHECK(p.connections() == 3);
}

TEST_CASE("a client does not reuse a connection that the server has closed") {
    std::atomic<int> closed = 0;
    const peer p([&](peer_connection& c) {
        c.request();
        c.answer("once");
        c.close(); // SOGo closes without "Connection: close"
        ++closed;
    });
    running_client c;
    CHECK(said(c.call(plain(p), asking("PUT", "/1", "x"))) == "200 once");
    REQUIRE(eventually([&] { return closed == 1; }));
    CHECK(said(c.call(plain(p), asking("PUT", "/2", "x"))) == "200 once");
    CHECK(c.counts().requests == 2);
}

TEST_CASE("a request that only reads is repeated once when a reused connection breaks") {
    std::atomic<int> requests = 0;
    const peer p([&](peer_connection& c) {
        c.request();
        ++requests;
        c.answer("first");
        if (c.number > 1) return;
        c.request();
        ++requests;
        c.reset();
    });
    running_client c;
    CHECK(said(c.call(plain(p), asking("REPORT"))) == "200 first");
    CHECK(said(c.call(plain(p), asking("REPORT"))) == "200 first");
    CHECK(requests == 3);
    CHECK(p.connections() == 2);
}

TEST_CASE("a request that writes is not repeated when the server may have received it") {
    std::atomic<int> requests = 0;
    const peer p([&](peer_connection& c) {
        c.request();
        ++requests;
        c.answer("first");
        if (!c.request().empty()) ++requests;
    });
    running_client c;
    CHECK(said(c.call(plain(p), asking("PUT", "/", "x"))) == "200 first");
    const auto second = c.call(plain(p), asking("PUT", "/", "x"));
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error() ==
          net::exchange_error{
              {errc::unavailable, host(p) + ": the server closed the connection without an answer"},
              exchange_fault::connection,
              true});
    CHECK(requests == 2);
}

TEST_CASE("a request is not repeated when a new connection breaks") {
    const peer p([](peer_connection& c) { c.request(); });
    running_client c;
    CHECK(said(c.call(plain(p), asking("GET"))) ==
          host(p) + ": the server closed the connection without an answer");
    CHECK(p.connections() == 1);
}

TEST_CASE("a client closes a connection on which unexpected bytes come") {
    const peer p([](peer_connection& c) {
        c.request();
        c.send(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
        c.wait_for_end();
    });
    running_client c;
    CHECK(said(c.call(plain(p), asking("GET"))) == "200 ok");
    CHECK(said(c.call(plain(p), asking("GET"))) == "200 ok");
    CHECK(p.connections() == 2);
}

TEST_CASE("a client reads an answer that comes before the end of the request") {
    const peer p([](peer_connection& c) {
        c.send("HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 3\r\n\r\nbig");
        c.wait_for_end();
    });
    running_client c;
    CHECK(said(c.call(plain(p), asking("PUT", "/", std::string(3'000'000, 'x')))) == "413 big");
}

TEST_CASE("no default limit is longer than a minute") {
    const net::client_settings usual;
    CHECK(usual.exchange_time <= std::chrono::seconds(60));
    CHECK(usual.connect_time <= usual.exchange_time);
    CHECK(usual.silence_time <= usual.exchange_time);
}

TEST_CASE("a client waits for a silent server no longer than its limit") {
    const peer p([](peer_connection& c) {
        c.request();
        c.wait_for_end();
    });
    running_client c(impatient());
    const auto r = c.call(plain(p), asking("GET"));
    REQUIRE_FALSE(r.has_value());
    CHECK(r.error() ==
          net::exchange_error{{errc::unavailable, host(p) + ": the server was silent for 200 ms"},
                              exchange_fault::time,
                              true});
}

TEST_CASE("a client waits for a slow server no longer than its limit") {
    const peer p([](peer_connection& c) {
        c.request();
        c.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        while (c.send("x")) std::this_thread::sleep_for(milliseconds(20));
    });
    auto settings = impatient();
    settings.connect_time = settings.silence_time = longest_wait; // a busy machine may delay each of them
    running_client c(settings);
    CHECK(said(c.call(plain(p), asking("GET"))) == host(p) + ": the server took longer than 600 ms");
}

TEST_CASE("a client waits for a server that reads nothing no longer than its limit") {
    std::atomic<bool> over = false;
    const peer p([&](peer_connection&) { eventually([&] { return over.load(); }); });
    auto settings = impatient();
    settings.exchange_time = longest_wait; // a busy machine needs time to fill the socket buffers
    running_client c(settings);
    std::string large;
    large.resize(30'000'000, 'x');
    CHECK(said(c.call(plain(p), asking("PUT", "/", std::move(large)))) ==
          host(p) + ": the server was silent for 200 ms");
    over = true;
}

TEST_CASE("a client stops reading an endless answer at its limit") {
    rusage before{};
    ::getrusage(RUSAGE_SELF, &before);
    for (const auto* head :
         {"HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"}) {
        const peer p([&](peer_connection& c) {
            c.request();
            c.send(head);
            const std::string chunk = std::string(head).contains("chunked")
                                          ? "fff6\r\n" + std::string(0xFFF6, 'x') + "\r\n"
                                          : std::string(65536, 'x');
            while (c.send(chunk)) {
            }
        });
        running_client c;
        const auto r = c.call(plain(p), asking("GET"));
        REQUIRE_FALSE(r.has_value());
        CHECK(r.error().fault == exchange_fault::size);
    }
    rusage after{};
    ::getrusage(RUSAGE_SELF, &after);
    MESSAGE("memory grew by ", (after.ru_maxrss - before.ru_maxrss) / 1024, " MiB");
#ifndef __SANITIZE_ADDRESS__
#if !__has_feature(address_sanitizer)
    CHECK(after.ru_maxrss - before.ru_maxrss < 32 * 1024);
#endif
#endif
}

TEST_CASE("all unfinished answers together stay within their limit") {
    const peer p([&](peer_connection& c) {
        c.request();
        c.send("HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n" + std::string(600'000, 'x'));
        c.wait_for_end();
    });
    net::client_settings s;
    s.memory = 2'000'000;
    running_client c(s);
    std::vector<std::future<net::exchange_result>> all;
    for (int i = 0; i < 4; ++i) all.push_back(c.send(plain(p), asking("GET")));
    CHECK(eventually([&] {
        return std::ranges::any_of(
            all, [](const auto& a) { return a.wait_for(milliseconds(0)) == std::future_status::ready; });
    }));
    c.on_loop([&] { c.client().cancel(); });
    int large = 0;
    for (auto& a : all) {
        const auto r = running_client::result_of(std::move(a));
        REQUIRE_FALSE(r.has_value());
        large += r.error().fault == exchange_fault::size ? 1 : 0;
    }
    CHECK(large >= 1);
    CHECK(large <= 3);
}

TEST_CASE("a client refuses hostile answers and says why") {
    CHECK(said(of_server_that_sends("SSH-2.0-OpenSSH_9.2\r\n")) ==
          "HOST: the server sent something that is not HTTP/1.1: it begins with \"SSH-2.0-OpenSSH_9.2\"");
    CHECK(said(of_server_that_sends("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nok")) ==
          "HOST: the server closed the connection in the middle of an answer, after 2 of 5 bytes");
    CHECK(said(of_server_that_sends(
              "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nok")) ==
          "HOST: the server sent its answer in the coding \"gzip\", which nobody asked for");
    CHECK(said(of_server_that_sends("HTTP/1.1 200 OK\r\nX: " + std::string(70'000, 'x'))) ==
          "HOST: the server sent a head of more than 65536 bytes");
    CHECK(said(of_server_that_sends("HTTP/1.1 200 OK\r\nContent-Length: 99000000\r\n\r\n")) ==
          "HOST: the server sent an answer of 99000000 bytes, at most 12582912 are taken");
    const auto cut =
        of_server_that_sends("HTTP/1.1 207 Multi-Status\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel");
    REQUIRE_FALSE(cut.has_value());
    CHECK(cut.error().fault == exchange_fault::answer);
    CHECK(cut.error().sent);
}

TEST_CASE("an error says that no server listens") {
    std::uint16_t port = 0;
    {
        port = peer([](peer_connection&) {}).port();
    }
    running_client c(impatient());
    const net::origin there{false, "127.0.0.1", port};
    const auto r = c.call(there, asking("GET"));
    REQUIRE_FALSE(r.has_value());
    CHECK(r.error() == net::exchange_error{{errc::unavailable, "127.0.0.1:" + std::to_string(port) +
                                                                   ": cannot connect: nobody listens there"},
                                           exchange_fault::connection,
                                           false});
    const auto unknown = c.call({true, "no-such-host.invalid", 443}, asking("GET"));
    REQUIRE_FALSE(unknown.has_value());
    CHECK(unknown.error().fault == exchange_fault::address);
    CHECK(unknown.error().what.text.starts_with("no-such-host.invalid: "));
}

TEST_CASE("a client tries each address of a name") {
    const peer p(echo_lines); // only on 127.0.0.1; localhost may also mean ::1
    running_client c;
    CHECK(said(c.call({false, "localhost", p.port()}, asking("GET"))) == "200 GET / HTTP/1.1");
}

TEST_CASE("a client sends plain http only to this machine") {
    running_client c;
    const auto r = c.call({false, "192.0.2.1", 80}, asking("GET"));
    REQUIRE_FALSE(r.has_value());
    CHECK(r.error() ==
          net::exchange_error{{errc::invalid, "192.0.2.1: this would go over plain http, where others can "
                                              "read it; write https:// in url"},
                              exchange_fault::refused,
                              false});
    CHECK(c.counts() == net::client_counts{});
}

TEST_CASE("a dead server delays no other server") {
    const peer dead([](peer_connection& c) {
        c.request();
        c.wait_for_end();
    });
    const peer lively(echo_lines);
    running_client c;
    std::vector<std::future<net::exchange_result>> lost;
    for (int i = 0; i < 8; ++i) lost.push_back(c.send(plain(dead), asking("GET")));
    CHECK(said(c.call(plain(lively), asking("GET"))) == "200 GET / HTTP/1.1");
    for (const auto& l : lost) CHECK(l.wait_for(milliseconds(0)) == std::future_status::timeout);
    c.on_loop([&] { c.client().cancel(); });
    for (auto& l : lost) CHECK_FALSE(running_client::result_of(std::move(l)).has_value());
}

TEST_CASE("a cancelled request ends with an error and the client stays usable") {
    const peer p([](peer_connection& c) {
        if (c.number > 4) return echo_lines(c);
        c.request();
        c.wait_for_end();
    });
    running_client c;
    std::vector<std::future<net::exchange_result>> all;
    for (int i = 0; i < 6; ++i) all.push_back(c.send(plain(p), asking("GET")));
    REQUIRE(eventually([&] { return p.connections() >= 4; }));
    c.on_loop([&] { c.client().cancel(); });
    for (auto& a : all) {
        const auto r = running_client::result_of(std::move(a));
        REQUIRE_FALSE(r.has_value());
        CHECK(r.error().fault == exchange_fault::stopped);
        CHECK(r.error().what.text == host(p) + ": the request was given up");
    }
    CHECK(said(c.call(plain(p), asking("GET"))) == "200 GET / HTTP/1.1");
    CHECK(c.on_loop([&] { return c.client().under_way(); }) == 0);
}

TEST_CASE("a destroyed client calls no handler") {
    const peer p([](peer_connection& c) {
        c.request();
        c.wait_for_end();
    });
    std::atomic<int> told = 0;
    {
        running_client c;
        c.on_loop([&] {
            for (int i = 0; i < 6; ++i)
                c.client().send(plain(p), asking("GET"), [&](const net::exchange_result&) { ++told; });
            c.client().send({false, "localhost", p.port()}, asking("GET"),
                            [&](const net::exchange_result&) { ++told; });
        });
        REQUIRE(eventually([&] { return p.connections() >= 4; }));
    }
    CHECK(told == 0);
}

TEST_CASE("a client closes idle connections") {
    std::atomic<int> ended = 0;
    const peer p([&](peer_connection& c) {
        echo_lines(c);
        ++ended;
    });
    net::client_settings s;
    s.idle_time = milliseconds(50);
    running_client c(s);
    CHECK(said(c.call(plain(p), asking("GET"))) == "200 GET / HTTP/1.1");
    CHECK(eventually([&] { return ended == 1; }));
    CHECK(said(c.call(plain(p), asking("GET"))) == "200 GET / HTTP/1.1");
    c.on_loop([&] { c.client().close_idle(); });
    CHECK(eventually([&] { return ended == 2; }));
}
