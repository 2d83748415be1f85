// SPDX-License-Identifier: MIT
// Network addresses and URLs, as far as a file can be wrong about them. Nothing is looked up.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace intouch::roster {

/// An address to listen on: a literal IP address and a port.
struct listen_address {
    std::string text; ///< as written
    std::string host; ///< without brackets
    std::uint16_t port = 0;
    bool loopback = false;
    bool any = false; ///< 0.0.0.0 or [::]
    bool operator==(const listen_address&) const = default;
};

/// "127.0.0.1:8420", "[::1]:8420"; port 0 takes any that is free.
[[nodiscard]] result<listen_address> parse_listen_address(std::string_view text);

/// "https://example.org/in-touch": http or https with a host, no user, query, fragment or white space.
/// Without trailing slashes.
[[nodiscard]] result<std::string> parse_public_url(std::string_view text);

/// A URL to read from: http, https or webcal (which becomes https), with a host and without a user in it.
[[nodiscard]] result<std::string> parse_source_url(std::string_view text);

/// Where RFC 6764 discovery may begin: an http or https URL, or a bare host such as "cloud.example.org".
[[nodiscard]] result<std::string> parse_account_url(std::string_view text);

/// "https://Example.org:8443/x" → "example.org"; empty where there is none.
[[nodiscard]] std::string host_of(std::string_view url);
/// A name or literal address of this machine.
[[nodiscard]] bool is_loopback(std::string_view host);
/// A host name or literal address, without scheme, port or path.
[[nodiscard]] result<std::string> parse_host(std::string_view text);

} // namespace intouch::roster
