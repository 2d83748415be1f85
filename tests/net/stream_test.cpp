// SPDX-License-Identifier: MIT
// Streamed answers: when their bytes arrive, and which connections the server ends.
#include "net/wire.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>

using namespace intouch;
using namespace intouch::test;

namespace {

http::response event_stream() {
    http::response head;
    head.headers.add("Content-Type", "text/event-stream");
    return head;
}

} // namespace

TEST_CASE("a client gets each part of a stream at once and the end of the stream closes the connection") {
    std::shared_ptr<net::stream> body;
    running_server s([&](const http::request& r, net::reply reply) {
        if (r.target == "/more") {
            const bool taken = body->put("data: two\n\n");
            body->end();
            reply(http::text_response(200, "text/plain", taken ? "taken" : "over"));
            return;
        }
        body = std::make_shared<net::stream>();
        body->put("data: one\n\n");
        reply(event_stream(), body);
    });
    auto listening = s.connect();
    listening.send(get("/events"));
    const auto first = listening.read_bytes("data: one\n\n");
    CHECK(first.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(first.find("Connection: close\r\n") != std::string::npos);
    CHECK(first.find("Content-Length") == std::string::npos);
    CHECK(first.ends_with("\r\n\r\ndata: one\n\n"));
    auto other = s.connect();
    other.send(get("/more", "Connection: close\r\n"));
    CHECK(other.read_all().ends_with("taken"));
    CHECK(listening.read_all() == "data: two\n\n");
}

TEST_CASE("a server ends the stream of a client that does not read") {
    std::shared_ptr<net::stream> body;
    running_server s([&](const http::request& r, net::reply reply) {
        if (r.target == "/fill") {
            const std::string much(16UL * 1024, 'x');
            std::size_t put = 0;
            while (put < 64UL * 1024 * 1024 && body->put(much)) put += much.size();
            reply(http::text_response(200, "text/plain", std::to_string(put)));
            return;
        }
        body = std::make_shared<net::stream>(256UL * 1024);
        reply(event_stream(), body);
    });
    auto listening = s.connect();
    listening.send(get("/events"));
    listening.read_bytes("\r\n\r\n");
    auto other = s.connect();
    other.send(get("/fill", "Connection: close\r\n"));
    CHECK(body_of(other.read_all()) == std::to_string(256UL * 1024));
    CHECK(listening.read_all().size() <= 256UL * 1024);
}

TEST_CASE("a stream is over when its client has closed the connection") {
    std::shared_ptr<net::stream> body;
    running_server s([&](const http::request& r, net::reply reply) {
        if (r.target == "/put") {
            reply(http::text_response(200, "text/plain", body->put("data: x\n\n") ? "taken" : "over"));
            return;
        }
        body = std::make_shared<net::stream>();
        reply(event_stream(), body);
    });
    {
        auto listening = s.connect();
        listening.send(get("/events"));
        listening.read_bytes("\r\n\r\n");
    }
    std::string said;
    for (int tries = 0; tries < 50 && said != "over"; ++tries) {
        auto other = s.connect();
        other.send(get("/put", "Connection: close\r\n"));
        said = body_of(other.read_all());
    }
    CHECK(said == "over");
}

TEST_CASE("a silent stream is over when its client has left") {
    std::shared_ptr<net::stream> body;
    running_server s([&](const http::request& r, net::reply reply) {
        if (r.target == "/look") {
            reply(http::text_response(200, "text/plain", body->over() ? "over" : "open"));
            return;
        }
        body = std::make_shared<net::stream>();
        reply(event_stream(), body);
    });
    const auto state = [&] {
        auto other = s.connect();
        other.send(get("/look", "Connection: close\r\n"));
        return body_of(other.read_all());
    };
    {
        auto listening = s.connect();
        listening.send(get("/events"));
        listening.read_bytes("\r\n\r\n");
        listening.send("what a client sends beside its stream is thrown away");
        CHECK(state() == "open");
    }
    std::string said;
    for (int tries = 0; tries < 5000 && said != "over"; ++tries) said = state();
    CHECK(said == "over");
}

TEST_CASE("a stopping server ends its streams") {
    std::shared_ptr<net::stream> body;
    net::server_settings settings;
    settings.stop_time = std::chrono::hours(1);
    running_server s(
        [&](const http::request&, net::reply reply) {
            body = std::make_shared<net::stream>();
            reply(event_stream(), body);
        },
        settings);
    auto listening = s.connect();
    listening.send(get("/events"));
    listening.read_bytes("\r\n\r\n");
    CHECK(s.stop() < longest_wait);
    CHECK(listening.read_all().empty());
    CHECK(s.on_loop([&] { return body->over(); }));
}
