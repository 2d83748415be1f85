// SPDX-License-Identifier: MIT
#include "core/digest.hpp"
#include "net/http_client.hpp"
#include "net/running_client.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;
using net::exchange_fault;

namespace {

const identity& authority() {
    static const identity made({.subject = "Test Authority", .names = "", .authority = true}, nullptr);
    return made;
}

void answer_once(peer_connection& c) {
    while (true) {
        if (c.request().empty()) return;
        if (!c.answer("secret")) return;
    }
}

struct outcome {
    std::string text;
    exchange_fault fault{};
    bool sent = false;
};

/// The result of a request to the name `host`, whose server has the certificate `shows`.
outcome ask(const identity& shows, net::trust trusted, const std::string& host = "localhost") {
    std::atomic<int> served = 0;
    const peer p(
        [&](peer_connection& c) {
            if (!c.request().empty()) ++served;
            c.answer("secret");
            c.close();
        },
        &shows);
    net::client_settings s;
    s.trusted = std::move(trusted);
    running_client c(s);
    const auto r = c.call({true, host, p.port()}, asking("GET"));
    if (!r) CHECK(served == 0); // a client sends nothing to a server that it does not trust
    auto text = said(r);
    const auto there = host + ":" + std::to_string(p.port());
    if (text.starts_with(there)) text.replace(0, there.size(), "HOST");
    return {text, r ? exchange_fault{} : r.error().fault, !r && r.error().sent};
}

net::trust authority_file(const scratch& dir) {
    const std::string path = dir.path / "ca.pem";
    authority().write(path);
    return {path, {}};
}

} // namespace

TEST_CASE("a client trusts a server with a known authority") {
    const scratch dir;
    const identity server({}, &authority());
    CHECK(ask(server, authority_file(dir)).text == "200 secret");
    CHECK(ask(server, authority_file(dir), "127.0.0.1").text == "200 secret");
}

TEST_CASE("a client reuses a TLS connection for the next request") {
    const scratch dir;
    const identity server({}, &authority());
    const peer p(answer_once, &server);
    net::client_settings s;
    s.trusted = authority_file(dir);
    running_client c(s);
    const net::origin there{true, "localhost", p.port()};
    for (int i = 0; i < 3; ++i) CHECK(said(c.call(there, asking("GET"))) == "200 secret");
    CHECK(p.connections() == 1);
}

TEST_CASE("the refusal of a self-signed certificate names its pin") {
    const identity server({}, nullptr);
    const auto o = ask(server, {});
    CHECK(o.text ==
          "HOST: its certificate is signed by itself, whom this machine does not know: name a file with that "
          "authority's certificate as ca_file, or, if you know this key to be its own, write pin = \"" +
              server.pin() + "\"");
    CHECK(o.fault == exchange_fault::certificate);
    CHECK_FALSE(o.sent);
    CHECK(ask(server, {{}, server.pin()}).text == "200 secret"); // the advice of the refusal works
}

TEST_CASE("the refusal of an unknown authority names it") {
    const scratch dir;
    const identity server({}, &authority());
    CHECK(ask(server, {})
              .text.starts_with("HOST: its certificate is signed by \"CN = Test Authority\", whom this "
                                "machine does not know: "));
    const identity other({.subject = "Other", .names = "", .authority = true}, nullptr);
    const std::string path = dir.path / "other.pem";
    other.write(path);
    CHECK(ask(server, {path, {}})
              .text.starts_with(
                  "HOST: its certificate is signed by \"CN = Test Authority\", which is not in ca_file: "));
}

TEST_CASE("the refusal of an expired certificate names its last day") {
    const scratch dir;
    const identity server({.from = -200'000, .until = -100'000}, &authority());
    const auto o = ask(server, authority_file(dir));
    CHECK(o.text.starts_with("HOST: its certificate (CN = localhost) expired on "));
    CHECK(o.fault == exchange_fault::certificate);
}

TEST_CASE("a client refuses a certificate that is not yet valid") {
    const scratch dir;
    const identity server({.from = 100'000, .until = 200'000}, &authority());
    CHECK(ask(server, authority_file(dir))
              .text.starts_with("HOST: its certificate (CN = localhost) is valid from "));
}

TEST_CASE("a client refuses a certificate for another host") {
    const scratch dir;
    const identity server({.subject = "elsewhere.example", .names = "DNS:elsewhere.example"}, &authority());
    CHECK(ask(server, authority_file(dir)).text ==
          "HOST: its certificate (CN = elsewhere.example) is not for localhost: name the host in url as the "
          "certificate does, or, if you know this key to be its own, write pin = \"" +
              server.pin() + "\"");
    CHECK(ask(server, authority_file(dir), "127.0.0.1").text.contains("is not for 127.0.0.1"));
    const identity by_name_alone({.names = ""}, &authority());
    CHECK(ask(by_name_alone, authority_file(dir), "127.0.0.1").text.contains("is not for 127.0.0.1"));
}

TEST_CASE("a name in a certificate cannot contain a line break") {
    const scratch dir;
    const identity server({.subject = "evil\r\nSet-Cookie: x", .names = "DNS:evil.example"}, &authority());
    const auto o = ask(server, authority_file(dir));
    CHECK_FALSE(o.text.contains('\n'));
    CHECK_FALSE(o.text.contains('\r'));
}

TEST_CASE("a client trusts a pinned key without an authority") {
    const identity expired({.names = "DNS:elsewhere.example", .from = -200'000, .until = -100'000}, nullptr);
    CHECK(ask(expired, {{}, expired.pin()}).text == "200 secret");
}

TEST_CASE("a client refuses a key that is not the pinned one") {
    const scratch dir;
    const identity server({}, &authority());
    const identity other({}, &authority());
    auto both = authority_file(dir);
    both.pin = other.pin();
    for (const auto& t : {net::trust{{}, other.pin()}, both}) {
        const auto o = ask(server, t);
        CHECK(o.text == "HOST: its key is not the pinned one but " + server.pin() +
                            ": if the server was given a new key, write that as pin");
        CHECK(o.fault == exchange_fault::certificate);
    }
    both.pin = server.pin();
    CHECK(ask(server, both).text == "200 secret");
    const identity stranger({}, nullptr);
    both.pin = stranger.pin(); // with a CA file and a pin, both must match
    CHECK(ask(stranger, both).text.contains("its certificate is signed by itself"));
}

TEST_CASE("a client checks every connection and not only the first") {
    const identity server({}, nullptr);
    const identity impostor({}, nullptr);
    std::atomic<int> served = 0;
    peer p(
        [&](peer_connection& c) {
            if (!c.request().empty()) ++served;
            c.answer("secret");
            c.close();
        },
        &server);
    net::client_settings s;
    s.trusted.pin = server.pin();
    running_client c(s);
    const net::origin there{true, "localhost", p.port()};
    CHECK(said(c.call(there, asking("GET"))) == "200 secret");
    p.show(impostor);
    const auto r = c.call(there, asking("GET"));
    REQUIRE_FALSE(r.has_value());
    CHECK(r.error().fault == exchange_fault::certificate);
    CHECK_FALSE(r.error().sent);
    CHECK(served == 1);
    CHECK(p.connections() == 2);
}

TEST_CASE("an error names an unusable CA file or pin") {
    const identity server({}, nullptr);
    CHECK(ask(server, {"/no/such/file", {}}).text ==
          "HOST: ca_file: cannot read certificates from \"/no/such/file\", expected a file of them in PEM "
          "form that the "
          "daemon may read");
    CHECK(ask(server, {{}, "sha256//short"})
              .text.starts_with("HOST: pin: found \"sha256//short\", expected \"sha256//\""));
    CHECK_FALSE(parse_pin("").has_value());
    CHECK_FALSE(parse_pin("sha256//" + std::string(43, '?') + "=").has_value());
    CHECK(parse_pin(server.pin()).has_value());
}

TEST_CASE("an error says that a server does not speak TLS") {
    const peer p([](peer_connection& c) {
        c.receive();
        c.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    });
    running_client c;
    CHECK(said(c.call({true, "localhost", p.port()}, asking("GET")))
              .ends_with(": it does not speak TLS on this port: is the port in url right, or is it http?"));
}

TEST_CASE("an error names a server that closes or stays silent during the handshake") {
    const peer hangs_up([](peer_connection&) {});
    const peer silent([](peer_connection& c) { c.wait_for_end(); });
    net::client_settings s;
    s.connect_time = milliseconds(200);
    running_client c(s);
    CHECK(said(c.call({true, "localhost", hangs_up.port()}, asking("GET")))
              .ends_with(": the server broke off while TLS was being set up"));
    const auto text = said(c.call({true, "localhost", silent.port()}, asking("GET")));
    CAPTURE(text);
    CHECK(text.ends_with(": the server was silent for 200 ms while TLS was being set up"));
}

TEST_CASE("a client refuses old versions of TLS") {
    const identity server({}, nullptr);
    const peer p(answer_once, &server, TLS1_1_VERSION);
    net::client_settings s;
    s.trusted.pin = server.pin();
    running_client c(s);
    CHECK(said(c.call({true, "localhost", p.port()}, asking("GET")))
              .ends_with(": it speaks no TLS newer than 1.1, which is no longer safe"));
}

TEST_CASE("an answer without a length and without a closure alert is incomplete") {
    const identity server({}, nullptr);
    for (const bool farewell : {true, false}) {
        const peer p(
            [&](peer_connection& c) {
                c.request();
                c.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhalf");
                farewell ? c.close() : c.cut();
            },
            &server);
        net::client_settings s;
        s.trusted.pin = server.pin();
        running_client c(s);
        const auto text = said(c.call({true, "localhost", p.port()}, asking("GET")));
        if (farewell) {
            CHECK(text == "200 half");
        } else {
            CHECK(text.ends_with(": the server broke off in the middle of an answer"));
        }
    }
}

TEST_CASE("a common name is no name of the host") {
    const scratch dir;
    const identity server({.subject = "localhost", .names = ""}, &authority()); // RFC 9525 2
    const auto o = ask(server, authority_file(dir));
    CHECK(o.text.starts_with("HOST: its certificate (CN = localhost) is not for localhost: "));
    CHECK(o.fault == exchange_fault::certificate);
    CHECK_FALSE(o.sent);
    CHECK(ask(server, {{}, server.pin()}).text == "200 secret"); // its key still can be pinned
}
