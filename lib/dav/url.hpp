// SPDX-License-Identifier: MIT
// Addresses of servers and of what lies on them (RFC 3986 as far as http needs it). What a server wrote is
// kept as it wrote it: comparing is done on a key, sending never.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::dav {

struct url {
    std::string scheme;      ///< "https" or "http"
    std::string host;        ///< lower case; an IPv6 address without brackets
    std::uint16_t port = 0;  ///< the scheme's when none was written
    std::string target{"/"}; ///< path and query, as sent in a request line
    bool operator==(const url&) const = default;
};

/// An absolute http or https address. `errc::invalid` for another scheme, user information (a password has no
/// place there), a fragment, blanks and control characters.
[[nodiscard]] result<url> parse_url(std::string_view text);
[[nodiscard]] std::string print(const url& u); ///< the port only where it is not the scheme's
[[nodiscard]] bool same_origin(const url& a, const url& b);
[[nodiscard]] bool is_loopback(std::string_view host);

/// What `reference` names when it stands in an answer from `base` (RFC 3986 5.2; a first segment may hold a
/// colon). Bytes that may not stand in a request line are percent-encoded, all others stay as they are.
/// Nothing for what is no http address, and for one that climbs by "..", encoded or not.
[[nodiscard]] std::optional<url> resolve(const url& base, std::string_view reference);

/// Whether credentials meant for `configured` may go to `other`: the same origin; and over https, at the same
/// port, a host below the configured one, or another host of a pool that is known to be one server (iCloud).
/// No list of public suffixes is kept, so "a.example.co.uk" never passes for "b.example.co.uk".
[[nodiscard]] bool may_have_credentials(const url& configured, const url& other);

/// What hrefs are compared by: the path of `href` decoded (repeatedly, for servers that encode twice) and
/// encoded one way, without scheme, host and trailing slashes; a segment "x.php" is "x" (Synology's
/// rewriting). Nothing where `resolve` says nothing.
[[nodiscard]] std::optional<std::string> href_key(const url& base, std::string_view href);
/// Whether `key` names something directly in the collection of that key.
[[nodiscard]] bool is_member(std::string_view collection_key, std::string_view key);

/// Where the object of that href is asked for: directly in the collection and at its origin, whatever host
/// stands in the href (servers behind a proxy name their inner one, hostile ones anybody's). Nothing for
/// what lies elsewhere.
[[nodiscard]] std::optional<url> member_url(const url& collection, std::string_view href);

/// Everything but letters, digits and "-._~" percent-encoded: one segment of a path.
[[nodiscard]] std::string encode_segment(std::string_view text);

} // namespace intouch::dav
