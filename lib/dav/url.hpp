// SPDX-License-Identifier: MIT
// Addresses of servers and their resources (the part of RFC 3986 that http needs). An href is sent as the
// server wrote it, and compared by its key.
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
    std::uint16_t port = 0;  ///< the default port of the scheme if none was written
    std::string target{"/"}; ///< path and query, as sent in a request line
    bool operator==(const url&) const = default;
};

/// An absolute http or https address. A fragment is dropped. `errc::invalid`: another scheme, user
/// information (an address is no place for a password), a path with "..", blanks or control characters.
[[nodiscard]] result<url> parse_url(std::string_view text);
[[nodiscard]] std::string print(const url& u); ///< without the default port of the scheme
[[nodiscard]] bool same_origin(const url& a, const url& b);

/// The address that `reference` means in an answer from `base` (RFC 3986 5.2; a first segment may hold a
/// colon). Bytes that a request line cannot hold are percent-encoded; all other bytes stay. Nothing: it is no
/// http address, or it has a ".." segment, encoded or not.
[[nodiscard]] std::optional<url> resolve(const url& base, std::string_view reference);

/// Whether the credentials for `configured` may go to `other`. They may go to the same origin. Over https and
/// at the same port, they may also go to a subdomain of the configured host, and to another host of a known
/// pool (iCloud). There is no list of public suffixes, so "a.example.co.uk" and "b.example.co.uk" are
/// strangers.
[[nodiscard]] bool may_have_credentials(const url& configured, const url& other);

/// The key that hrefs are compared by: the path of `href` without trailing slashes, decoded (repeatedly, for
/// servers that encode twice) and encoded in one way. A segment "x.php" becomes "x", because Synology
/// rewrites it. Nothing: `resolve` returns nothing.
[[nodiscard]] std::optional<std::string> href_key(const url& base, std::string_view href);
/// Whether `key` is directly inside the collection with the key `collection_key`.
[[nodiscard]] bool is_member(std::string_view collection_key, std::string_view key);

/// The address of the object with that href: directly in the collection, at the origin of the collection. The
/// host in the href is ignored: a server behind a proxy may name its inner host, a hostile server any host.
/// Nothing: the href is not directly in the collection.
[[nodiscard]] std::optional<url> member_url(const url& collection, std::string_view href);

/// One segment of a path: everything except letters, digits and "-._~" is percent-encoded.
[[nodiscard]] std::string encode_segment(std::string_view text);

} // namespace intouch::dav
