// SPDX-License-Identifier: MIT
#include "net/corpus.hpp"
#include "net/server.hpp"
#include "net/wire.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>

using namespace intouch;
using namespace intouch::test;
using net::server_settings;

namespace {

/// Answers each request with that body, which outlives the server.
net::request_handler answers_with(const std::shared_ptr<const std::string>& body) {
    return [&body](const http::request&, net::reply reply) {
        http::response r;
        r.body = body;
        reply(std::move(r));
    };
}

} // namespace

TEST_CASE("no request of the smuggling corpus gets an extra answer") {
    for (const auto kind : {http::listener_kind::control_tcp, http::listener_kind::public_tcp}) {
        running_server s(echo, {}, kind);
        for (const auto& c : read_framing_cases()) {
            CAPTURE(c.name);
            auto w = s.connect();
            w.send(c.bytes);
            w.end_of_sending();
            const auto answers = w.read_all();
            CHECK(statuses(answers) == c.expected);
            CHECK(answers.find("/hidden") == std::string::npos);
            CHECK(w.ended());
        }
    }
}

TEST_CASE("the connection closes after a refusal even if the client sends more") {
    running_server s;
    auto w = s.connect();
    w.send("GET / HTTP/1.1\r\n\r\n" + get("/hidden") + std::string(100'000, 'x'));
    const auto answers = w.read_all();
    CHECK(statuses(answers) == std::vector<unsigned>{400});
    CHECK(answers.find("Connection: close\r\n") != std::string::npos);
    CHECK(w.ended());
}

TEST_CASE("each kind of listener has its own form of refusal") {
    server_settings settings;
    settings.refusal = [](const http::problem& p, http::listener_kind kind) {
        return kind == http::listener_kind::public_tcp
                   ? http::bare_response(p)
                   : http::text_response(p.status, "text/x-problem", p.detail);
    };
    running_server control(echo, settings);
    running_server outside(echo, settings, http::listener_kind::public_tcp);
    const std::string two_hosts = get("/", "Host: b\r\n");
    auto a = control.connect();
    a.send(two_hosts);
    CHECK(body_of(a.read_all()) == "found more than one, expected one");
    auto b = outside.connect();
    b.send(two_hosts);
    CHECK(body_of(b.read_all()) == "400 Bad Request\n");
}

TEST_CASE("an answer has a date and a length and the connection stays open") {
    running_server s;
    auto w = s.connect();
    for (int i = 0; i < 3; ++i) {
        w.send(get("/a"));
        const auto answer = w.read_bytes("\r\n\r\n/a");
        CHECK(answer.starts_with("HTTP/1.1 200 OK\r\nDate: "));
        CHECK(answer.find(" GMT\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n") !=
              std::string::npos);
    }
    w.send(get("/b", "Connection: close\r\n"));
    CHECK(w.read_all().ends_with("Content-Length: 2\r\nConnection: close\r\n\r\n/b"));
    CHECK(w.ended());
}

TEST_CASE("an HTTP/1.0 connection closes unless the client asks to keep it") {
    running_server s;
    auto w = s.connect();
    w.send("GET /a HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n");
    CHECK(w.read_bytes("/a").find("\r\nConnection: keep-alive\r\n") != std::string::npos);
    w.send("GET /b HTTP/1.0\r\nHost: localhost\r\n\r\n");
    CHECK(w.read_all().ends_with("Connection: close\r\n\r\n/b"));
    CHECK(w.ended());
}

TEST_CASE("an answer to HEAD has the head of GET and no body") {
    running_server s;
    auto w = s.connect();
    w.send("HEAD /abc HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/next", "Connection: close\r\n"));
    const auto answers = w.read_all();
    CHECK(statuses(answers) == std::vector<unsigned>{200, 200});
    CHECK(answers.find("Content-Length: 4\r\n\r\nHTTP/1.1 200") != std::string::npos);
    CHECK(answers.ends_with("/next"));
}

TEST_CASE("pipelined requests get answers in order even if handlers answer out of order") {
    std::vector<std::pair<std::string, net::reply>> held;
    std::atomic<std::size_t> count = 0;
    running_server s([&](const http::request& r, net::reply reply) {
        if (r.target == "/slow") {
            held.emplace_back(r.target, std::move(reply));
            ++count;
        } else {
            echo(r, std::move(reply));
        }
    });
    auto w = s.connect();
    w.send(get("/slow") + get("/fast") + get("/last", "Connection: close\r\n"));
    CHECK(w.silent(50));
    CHECK(count == 1);
    s.on_loop([&] { held[0].second(http::text_response(200, "text/plain", held[0].first)); });
    const auto answers = w.read_all();
    CHECK(statuses(answers) == std::vector<unsigned>{200, 200, 200});
    CHECK(answers.find("/slow") < answers.find("/fast"));
    CHECK(answers.find("/fast") < answers.find("/last"));
    s.on_loop([&] { held.clear(); });
}

TEST_CASE("each of many pipelined requests gets an answer") {
    running_server s;
    auto w = s.connect();
    std::string all;
    for (int i = 0; i < 1000; ++i) all += get("/" + std::to_string(i));
    w.send(all + get("/end", "Connection: close\r\n"));
    CHECK(statuses(w.read_all()).size() == 1001);
}

TEST_CASE("a dropped reply or a handler that throws gives 500") {
    std::string trouble;
    server_settings settings;
    settings.trouble = [&](const error& e) { trouble = e.text; };
    running_server s(
        [](const http::request& r, const net::reply&) {
            if (r.target == "/throw") throw std::runtime_error("no luck");
        },
        settings);
    auto w = s.connect();
    w.send(get("/drop") + get("/throw", "Connection: close\r\n"));
    CHECK(statuses(w.read_all()) == std::vector<unsigned>{500, 500});
    CHECK(s.on_loop([&] { return trouble; }) == "a request handler failed: no luck");
}

TEST_CASE("a reply may outlive the client and the server") {
    net::reply held;
    {
        running_server s([&](const http::request&, net::reply reply) { held = std::move(reply); });
        const auto is_held = [&] { return s.on_loop([&] { return static_cast<bool>(held); }); };
        auto w = s.connect();
        w.send(get("/"));
        REQUIRE(eventually(is_held));
        w.close();
        s.on_loop([&] {
            held(http::text_response(200, "text/plain", "late"));
            held = {};
        });
        CHECK(s.settles_at(0));
        auto again = s.connect();
        again.send(get("/"));
        REQUIRE(eventually(is_held));
        s.on_loop([&] { held = {}; });
        CHECK(statuses(again.read_bytes("\n")) == std::vector<unsigned>{500});
    }
    CHECK_FALSE(static_cast<bool>(held));
}

TEST_CASE("a handler that takes too long gives 503") {
    server_settings settings;
    settings.answer_time = milliseconds(30);
    std::vector<net::reply> held;
    running_server s([&](const http::request&, net::reply reply) { held.push_back(std::move(reply)); },
                     settings);
    auto w = s.connect();
    w.send(get("/"));
    CHECK(statuses(w.read_bytes("\n")) == std::vector<unsigned>{503});
    s.on_loop([&] {
        held[0](http::text_response(200, "text/plain", "too late"));
        held.clear();
    });
    CHECK(w.silent(30));
}

TEST_CASE("a server refuses a large request before it reads the body") {
    running_server s;
    const auto status_of = [&](const std::string& bytes) {
        auto w = s.connect();
        w.send(bytes);
        return statuses(w.read_all());
    };
    CHECK(status_of(get("/" + std::string(3000, 'x'))) == std::vector<unsigned>{414});
    CHECK(status_of(get("/", "X: " + std::string(72'000, 'x') + "\r\n")) == std::vector<unsigned>{431});
    CHECK(status_of("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000000\r\n\r\n") ==
          std::vector<unsigned>{413});
    CHECK(status_of("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\nExpect: maybe\r\n\r\n") ==
          std::vector<unsigned>{417});
}

TEST_CASE("a body of the largest size arrives complete") {
    running_server s;
    auto w = s.connect();
    const std::string body(65536, 'b');
    w.send("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 65536\r\n\r\n" + body);
    CHECK(body_of(w.read_all()) == "/ " + body);
}

TEST_CASE("a client that waits for 100 Continue gets it") {
    running_server s;
    auto w = s.connect();
    w.send("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 5\r\nExpect: "
           "100-continue\r\n\r\n");
    CHECK(w.read_bytes("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    w.send("hello");
    CHECK(w.read_all().ends_with("/ hello"));
}

TEST_CASE("a server ends a slow request") {
    server_settings settings;
    settings.head_time = settings.body_time = settings.idle_time = milliseconds(300);
    settings.linger_time = milliseconds(20);
    running_server s(echo, settings);
    SUBCASE("a head that comes one byte at a time") {
        auto w = s.connect();
        const std::string head = get("/" + std::string(500, 'x'));
        std::size_t sent = 0;
        for (; sent + 1 < head.size() && w.silent(10); ++sent) w.send(head.substr(sent, 1));
        CHECK(sent + 1 < head.size());
        w.read_all();
        CHECK(w.ended());
    }
    SUBCASE("the refusal of an unfinished head says why") {
        auto w = s.connect();
        w.send("GET / HT");
        CHECK(statuses(w.read_all()) == std::vector<unsigned>{408});
        CHECK(w.ended());
    }
    SUBCASE("the refusal of an unfinished body says why") {
        auto w = s.connect();
        w.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhe");
        CHECK(statuses(w.read_all()) == std::vector<unsigned>{408});
        CHECK(w.ended());
    }
    SUBCASE("the limit also holds for a second request") {
        auto w = s.connect();
        w.send(get("/a") + "GET /b");
        CHECK(statuses(w.read_all()) == std::vector<unsigned>{200, 408});
        CHECK(w.ended());
    }
    SUBCASE("silence from the start, and silence after an answer") {
        auto mute = s.connect();
        auto idle = s.connect();
        idle.send(get("/a"));
        CHECK(idle.read_all().ends_with("/a"));
        CHECK(idle.ended());
        CHECK(mute.read_all().empty());
        CHECK(mute.ended());
    }
    CHECK(s.settles_at(0));
}

TEST_CASE("a server ends the connection of a slow reader") {
    server_settings settings;
    settings.write_time = milliseconds(50);
    settings.write_rate = 1'000'000'000;
    const auto big = std::make_shared<const std::string>(40'000'000, 'x');
    running_server s(answers_with(big), settings);
    auto w = s.connect();
    w.small_window();
    w.send(get("/"));
    CHECK(s.settles_at(1));
    CHECK(s.settles_at(0));
    // The kernel still sends its buffered bytes, slowly because of the small window.
    CHECK(w.read_until([](const std::string&) { return false; }, 500).size() < big->size());
}

TEST_CASE("a large answer arrives complete") {
    std::string bytes(8'000'000, 'x');
    for (std::size_t i = 0; i < bytes.size(); i += 1000) bytes[i] = static_cast<char>('a' + i / 1000 % 26);
    const auto big = std::make_shared<const std::string>(std::move(bytes));
    running_server s(answers_with(big));
    auto w = s.connect();
    w.send(get("/", "Connection: close\r\n"));
    CHECK(body_of(w.read_all()) == *big);
    CHECK(big.use_count() == 1);
}

TEST_CASE("a client that leaves in the middle of a large answer harms nobody") {
    const auto big = std::make_shared<const std::string>(8'000'000, 'x');
    running_server s(answers_with(big));
    for (int times = 0; times < 5; ++times) {
        {
            auto w = s.connect();
            w.small_window();
            w.send(get("/"));
            CHECK(s.settles_at(1));
        }
        CHECK(s.settles_at(0));
    }
    auto w = s.connect();
    w.send(get("/", "Connection: close\r\n"));
    CHECK(body_of(w.read_all()) == *big);
}

TEST_CASE("a new connection replaces the one that has waited longest") {
    running_server s;
    std::vector<wire> held;
    for (int i = 0; i < 300; ++i) {
        held.push_back(s.connect());
        REQUIRE(held.back().connected());
        held.back().send("GET / HT");
        if (i == 255) CHECK(s.settles_at(256));
    }
    auto probe = s.connect();
    probe.send(get("/probe"));
    CHECK(probe.read_bytes("/probe").ends_with("/probe"));
    CHECK(s.connections() == 256);
    for (std::size_t i = 0; i < 45; ++i) CHECK(held[i].ended());
    for (std::size_t i = 45; i < 300; ++i) CHECK(held[i].silent(0));
}

TEST_CASE("a connection whose answer is due is never replaced") {
    server_settings settings;
    settings.connections = 2;
    std::vector<net::reply> held;
    running_server s([&](const http::request&, net::reply reply) { held.push_back(std::move(reply)); },
                     settings);
    std::vector<wire> busy;
    for (int i = 0; i < 2; ++i) {
        busy.push_back(s.connect());
        busy.back().send(get("/"));
    }
    REQUIRE(eventually([&] { return s.on_loop([&] { return held.size(); }) == 2; }));
    auto third = s.connect();
    CHECK(third.ended());
    s.on_loop([&] {
        for (auto& reply : held) reply(http::text_response(200, "text/plain", "done"));
        held.clear();
    });
    for (auto& w : busy) CHECK(w.read_bytes("done").ends_with("done"));
}

TEST_CASE("a client that does not take its answer is replaced") {
    server_settings settings;
    settings.connections = 4;
    const auto big = std::make_shared<const std::string>(40'000'000, 'x');
    running_server s(
        [&](const http::request& r, net::reply reply) {
            if (r.target == "/probe") return echo(r, std::move(reply));
            http::response answer;
            answer.body = big;
            reply(std::move(answer));
        },
        settings);
    std::vector<wire> deaf;
    for (int i = 0; i < 4; ++i) {
        deaf.push_back(s.connect());
        deaf.back().small_window();
        deaf.back().send(get("/"));
        CHECK(s.settles_at(static_cast<std::size_t>(i) + 1));
    }
    for (int i = 0; i < 3; ++i) {
        auto probe = s.connect();
        probe.send(get("/probe"));
        CHECK(probe.read_bytes("/probe").ends_with("/probe"));
    }
}

TEST_CASE("a client that takes its answer outlives one that does not") {
    server_settings settings;
    settings.connections = 2;
    settings.write_rate = 1'000'000;
    const auto big = std::make_shared<const std::string>(20'000'000, 'x');
    running_server s(
        [&](const http::request& r, net::reply reply) {
            if (r.target == "/probe") return echo(r, std::move(reply));
            http::response answer;
            answer.body = big;
            reply(std::move(answer));
        },
        settings);
    auto reads = s.connect();
    reads.send(get("/", "Connection: close\r\n"));
    CHECK(s.settles_at(1));
    auto deaf = s.connect();
    deaf.small_window();
    deaf.send(get("/"));
    CHECK(s.settles_at(2));
    auto some = reads.read_until([](const std::string& all) { return all.size() > 10'000'000; });
    auto probe = s.connect();
    probe.send(get("/probe"));
    CHECK(probe.read_bytes("/probe").ends_with("/probe"));
    some += reads.read_all();
    CHECK(body_of(some).size() == big->size());
}

TEST_CASE("a connection answers one request a turn") {
    std::vector<std::string> order;
    running_server s([&](const http::request& r, net::reply reply) {
        order.push_back(r.target);
        echo(r, std::move(reply));
    });
    auto flood = s.connect();
    auto good = s.connect();
    CHECK(s.settles_at(2));
    std::string all;
    for (int i = 0; i < 150; ++i) all += get("/flood");
    s.on_loop([&] { // both wait in the kernel when the loop goes on
        flood.send(all);
        good.send(get("/good"));
        std::this_thread::sleep_for(milliseconds(20));
    });
    CHECK(good.read_bytes("/good").ends_with("/good"));
    const auto before = s.on_loop([&] { return std::ranges::find(order, "/good") - order.begin(); });
    CHECK(before < 10);
    CHECK(statuses(flood.read_until([](const std::string& a) { return statuses(a).size() == 150; })).size() ==
          150);
}

TEST_CASE("a stopping server finishes current answers and closes all other connections") {
    std::vector<net::reply> held;
    running_server s([&](const http::request& r, net::reply reply) {
        if (r.target == "/idle") return echo(r, std::move(reply));
        held.push_back(std::move(reply));
    });
    auto idle = s.connect();
    idle.send(get("/idle"));
    CHECK(idle.read_bytes("/idle").ends_with("/idle"));
    auto partial = s.connect();
    partial.send("GET / HT");
    auto busy = s.connect();
    busy.send(get("/busy"));
    REQUIRE(eventually([&] { return s.on_loop([&] { return !held.empty(); }); }));
    std::promise<void> done;
    auto stopped = done.get_future();
    s.on_loop([&] { s.server().stop([&done] { done.set_value(); }); });
    CHECK(idle.ended());
    CHECK(partial.ended());
    CHECK(stopped.wait_for(milliseconds(20)) == std::future_status::timeout);
    CHECK_FALSE(s.connect().connected());
    s.on_loop([&] {
        held[0](http::text_response(200, "text/plain", "done"));
        held.clear();
    });
    CHECK(busy.read_all().ends_with("Connection: close\r\n\r\ndone"));
    CHECK(arrives(stopped));
}

TEST_CASE("a stopping server does not wait for an answer that never comes") {
    server_settings settings;
    settings.stop_time = milliseconds(50);
    std::vector<net::reply> held;
    running_server s([&](const http::request&, net::reply reply) { held.push_back(std::move(reply)); },
                     settings);
    auto busy = s.connect();
    busy.send(get("/"));
    REQUIRE(eventually([&] { return s.on_loop([&] { return !held.empty(); }); }));
    const auto took = s.stop();
    CHECK(took >= milliseconds(50));
    CHECK(busy.ended());
    s.on_loop([&] { held.clear(); });
}

TEST_CASE("a server without connections stops at once") {
    server_settings settings;
    settings.stop_time = std::chrono::hours(1);
    running_server s(echo, settings);
    CHECK(s.stop() < longest_wait);
}

TEST_CASE("a server without file descriptors waits for one and continues") {
    std::atomic<int> complaints = 0;
    server_settings settings;
    settings.accept_pause = milliseconds(20);
    settings.trouble = [&](const error& e) {
        CHECK(e.code == errc::unavailable);
        ++complaints;
    };
    running_server s(echo, settings);
    auto w = s.connect();
    w.send(get("/a"));
    CHECK(w.read_bytes("/a").ends_with("/a"));
    auto late = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    std::vector<int> all;
    for (int fd = ::dup(0); fd >= 0; fd = ::dup(0)) all.push_back(fd);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(s.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): connect takes sockaddr
    REQUIRE(::connect(late, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0);
    REQUIRE(eventually([&] { return complaints > 0; }));
    CHECK(w.ended()); // its descriptor went to the waiting connection
    const auto text = get("/late", "Connection: close\r\n");
    REQUIRE(::send(late, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size()));
    std::string answer;
    std::string piece(4096, '\0');
    for (ssize_t n = 0; (n = ::recv(late, piece.data(), piece.size(), 0)) > 0;)
        answer.append(piece, 0, static_cast<std::size_t>(n));
    CHECK(answer.ends_with("/late"));
    CHECK(complaints < 20); // the server paused between two attempts
    for (const int fd : all) ::close(fd);
    ::close(late);
}
