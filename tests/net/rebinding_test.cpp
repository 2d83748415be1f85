// SPDX-License-Identifier: MIT
// A name that an attacker has rebound to this machine, from the bytes on the wire to the rules of the control listener.
#include "http/authority.hpp"
#include "net/request_reader.hpp"

#include <doctest/doctest.h>

#include <string>
#include <tuple>
#include <vector>

using namespace intouch::http;
using intouch::net::request_reader;

namespace {

const std::string token = "a-token-of-this-machine";

control_rules rules() { return {8420, {"intouch.example", "other.example:9000"}, token}; }

/// What becomes of a request on the wire: refused by the reader or by the rules, or 200.
unsigned on_the_wire(std::string_view target, std::string_view host) {
    request_reader reader(listener_kind::control_tcp);
    reader.put("GET " + std::string(target) + " HTTP/1.1\r\nHost: " + std::string(host) +
               "\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    if (reader.at() == request_reader::state::refused) return reader.why().status;
    REQUIRE(reader.at() == request_reader::state::complete);
    const auto refused = refuse_control(reader.take(), rules());
    return refused ? refused->status : 200;
}

} // namespace

TEST_CASE("our own names with our port are known and so are configured ones") {
    for (const auto* host :
         {"127.0.0.1:8420", "localhost:8420", "LOCALHOST:8420", "[::1]:8420", "intouch.example",
          "InTouch.Example:443", "intouch.example:80", "intouch.example:8420", "other.example:9000"}) {
        CAPTURE(host);
        CHECK(on_the_wire("/", host) == 200);
    }
}

TEST_CASE("a name that was rebound to this machine is not ours") {
    const std::vector<std::tuple<const char*, const char*, unsigned>> variants{
        {"/", "evil.example", 421},
        {"/", "evil.example:8420", 421},
        {"/", "localhost.evil.example:8420", 421},
        {"/", "127.0.0.1.evil.example:8420", 421},
        {"/", "evillocalhost:8420", 421},
        {"/", "localhost:8421", 421},
        {"/", "localhost", 421},
        {"/", "127.0.0.1", 421},
        {"/", "127.0.0.1:80", 421},
        {"/", "127.0.0.2:8420", 421},
        {"/", "0.0.0.0:8420", 421},
        {"/", "2130706433:8420", 421},
        {"/", "0x7f000001:8420", 421},
        {"/", "127.1:8420", 421},
        {"/", "localhost.:8420", 421},
        {"/", "LOCALHOST.:8420", 421},
        {"/", "[::]:8420", 421},
        {"/", "[::ffff:127.0.0.1]:8420", 421},
        {"/", "[0:0:0:0:0:0:0:1]:8420", 421},
        {"/", "intouch.example.:443", 421},
        {"/", "intouch.example:9000", 421},
        {"/", "other.example", 421},
        {"/", "sub.intouch.example", 421},
        {"/", "localhost:8420@evil.example", 400},
        {"/", "evil.example@localhost:8420", 400},
        {"/", "localhost:8420,evil.example", 400},
        {"http://evil.example/", "localhost:8420", 400},
        {"http://evil.example:8420/", "evil.example:8420", 421},
        {"http://localhost:8420@evil.example/", "localhost:8420", 400},
        {"http://localhost:8420/", "evil.example", 400},
    };
    for (const auto& [target, host, expected] : variants) {
        CAPTURE(target);
        CAPTURE(host);
        CHECK(on_the_wire(target, host) == expected);
    }
}
