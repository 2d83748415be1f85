// SPDX-License-Identifier: MIT
// Checks the form of network addresses and URLs. Nothing is resolved or contacted.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace intouch::roster {

/// An address to listen on: a literal IP address and a port.
struct listen_address {
    std::string text; ///< as in the file
    std::string host; ///< without brackets
    std::uint16_t port = 0;
    bool loopback = false;
    bool any = false; ///< 0.0.0.0 or [::]: every address of the machine
    bool operator==(const listen_address&) const = default;
};

/// "127.0.0.1:8420", "[::1]:8420". Port 0 means any free port.
[[nodiscard]] result<listen_address> parse_listen_address(std::string_view text);

/// "https://example.org/in-touch": http or https with a host, and no user, query, fragment or white space.
/// The result has no trailing slash.
[[nodiscard]] result<std::string> parse_public_url(std::string_view text);

/// A URL of a calendar to read: http, https or webcal (which becomes https), with a host and without a user.
[[nodiscard]] result<std::string> parse_source_url(std::string_view text);

/// The start of RFC 6764 discovery: an http or https URL, or a host alone such as "cloud.example.org".
[[nodiscard]] result<std::string> parse_account_url(std::string_view text);

/// "https://ntfy.example.org/my-topic": http or https, and a topic of letters, digits, "-" and "_" at the end.
[[nodiscard]] result<std::string> parse_topic_url(std::string_view text);
/// Where a message is posted: http or https with a host, and without a user.
[[nodiscard]] result<std::string> parse_post_url(std::string_view text);
/// "smtps://mail.example.org", "smtp://mail.example.org:587": a host, perhaps a port, and nothing else.
[[nodiscard]] result<std::string> parse_mail_server(std::string_view text);
/// "ada@example.org": one address without a name, blanks or further addresses.
[[nodiscard]] result<std::string> parse_mail_address(std::string_view text);
[[nodiscard]] bool is_mail_address(std::string_view text);
/// Three digits at least.
[[nodiscard]] bool is_phone_number(std::string_view text);

/// "https://Example.org:8443/x" → "example.org"; empty when the URL has no host.
[[nodiscard]] std::string host_of(std::string_view url);
/// Whether plain http would carry it to another machine.
[[nodiscard]] bool is_plain_http_elsewhere(std::string_view url);
/// A host name or a literal address in lower case, without scheme, port or path.
[[nodiscard]] result<std::string> parse_host(std::string_view text);

} // namespace intouch::roster
