// SPDX-License-Identifier: MIT
#include "net/listening_socket.hpp"
#include "net/wire.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace intouch;
using namespace intouch::test;
using http::listener_kind;

namespace {

unsigned mode_of(const std::filesystem::path& path) {
    struct stat status{};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status.st_mode & 07777U;
}

std::string ask(wire w) {
    w.send(get("/x", "Connection: close\r\n"));
    return body_of(w.read_all());
}

} // namespace

TEST_CASE("an address has a host and a port") {
    CHECK(net::parse_tcp_address("127.0.0.1:8420") == net::tcp_address{false, "127.0.0.1", 8420});
    CHECK(net::parse_tcp_address("localhost:0") == net::tcp_address{false, "127.0.0.1", 0});
    CHECK(net::parse_tcp_address("[::1]:65535") == net::tcp_address{true, "::1", 65535});
    for (const auto* bad :
         {"", "127.0.0.1", ":80", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:80 ", "::1:80",
          "[::1]", "[127.0.0.1]:80", "example.org:80", "127.1:80"}) {
        CAPTURE(bad);
        const auto parsed = net::parse_tcp_address(bad);
        REQUIRE_FALSE(parsed.has_value());
        CHECK(parsed.error() == error{errc::invalid, "found \"" + std::string(bad) +
                                                         "\", expected an address and a port such as "
                                                         "\"127.0.0.1:8420\" or \"[::1]:8420\""});
    }
}

TEST_CASE("an error names the port in use and says what to do") {
    running_server s;
    const auto address = "127.0.0.1:" + std::to_string(s.port());
    const auto again = s.on_loop([&] { return s.server().listen_tcp(listener_kind::public_tcp, address); });
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error() ==
          error{errc::held,
                address + ": another program listens there; stop it or choose another port in [http]"});
}

TEST_CASE("an address of another machine is refused") {
    running_server s;
    const auto away =
        s.on_loop([&] { return s.server().listen_tcp(listener_kind::public_tcp, "192.0.2.1:0"); });
    REQUIRE_FALSE(away.has_value());
    CHECK(away.error().code == errc::unavailable);
}

TEST_CASE("the control listener accepts only addresses of this machine") {
    running_server s;
    for (const auto* open : {"0.0.0.0:0", "[::]:0", "192.0.2.1:0"}) {
        const auto refused =
            s.on_loop([&] { return s.server().listen_tcp(listener_kind::control_tcp, open); });
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().code == errc::invalid);
    }
}

TEST_CASE("a server can reuse a port at once") {
    std::uint16_t port = 0;
    {
        running_server s;
        port = s.port();
        CHECK(ask(s.connect()) == "/x");
    }
    running_server s;
    const auto again = s.on_loop([&] {
        return s.server().listen_tcp(listener_kind::public_tcp, "127.0.0.1:" + std::to_string(port));
    });
    CHECK(again == port);
    CHECK(ask(wire(port)) == "/x");
}

TEST_CASE("a server makes a Unix socket with its directory and mode and removes it when it stops") {
    const scratch dir;
    const auto path = dir.path / "run" / "control";
    for (const unsigned mode : {0600U, 0660U}) {
        running_server s;
        REQUIRE(s.on_loop([&] {
                     return s.server().listen_unix(listener_kind::control_socket, path, mode);
                 }).has_value());
        CHECK(mode_of(path) == mode);
        CHECK(mode_of(path.parent_path()) == 0700);
        CHECK(ask(wire(path.string())) == "/x");
        s.stop();
        CHECK_FALSE(std::filesystem::exists(path));
    }
}

TEST_CASE("a server replaces a stale socket file but not a live one") {
    const scratch dir;
    const std::string path = dir.path / "control";
    REQUIRE(net::open_unix(path, 0600).has_value()); // closed at once, so the file stays without a listener
    REQUIRE(std::filesystem::exists(path));
    running_server s;
    const auto listen = [&] { return s.server().listen_unix(listener_kind::control_socket, path, 0600); };
    CHECK(s.on_loop(listen).has_value());
    CHECK(ask(wire(path)) == "/x");
    const auto second = s.on_loop(listen);
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error() ==
          error{errc::held, path + ": another daemon listens there; stop it or name another with --socket"});
    CHECK(ask(wire(path)) == "/x");
}

TEST_CASE("a server does not replace a file that is not a socket") {
    const scratch dir;
    const std::string path = dir.path / "control";
    std::ofstream(path) << "precious";
    const auto refused = net::open_unix(path, 0600);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == errc::held);
    CHECK(std::filesystem::file_size(path) == 8);
    const auto too_long = net::open_unix("/" + std::string(200, 'x'), 0600);
    REQUIRE_FALSE(too_long.has_value());
    CHECK(too_long.error().code == errc::invalid);
    const auto nowhere = net::open_unix(path + "/below/control", 0600);
    REQUIRE_FALSE(nowhere.has_value());
    CHECK(nowhere.error().code == errc::unavailable);
}

TEST_CASE("a server does not remove the socket file of another daemon") {
    const scratch dir;
    const std::string path = dir.path / "control";
    running_server s;
    REQUIRE(s.on_loop([&] {
                 return s.server().listen_unix(listener_kind::control_socket, path, 0600);
             }).has_value());
    std::filesystem::rename(path, path + ".old");
    const auto other = net::open_unix(path, 0600);
    REQUIRE(other.has_value());
    s.stop();
    CHECK(std::filesystem::exists(path));
}
