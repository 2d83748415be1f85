// SPDX-License-Identifier: MIT
// SHA-256, HMAC, and text forms for ids, secrets and ETags. No other file uses OpenSSL's digests.
#pragma once

#include "core/result.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace intouch {

using sha256_value = std::array<std::uint8_t, 32>;

[[nodiscard]] sha256_value sha256(std::string_view bytes);
/// RFC 2104.
[[nodiscard]] sha256_value hmac_sha256(std::string_view key, std::string_view bytes);
/// RFC 4648 6 in lower case without padding, cut to `length` letters.
[[nodiscard]] std::string base32(std::span<const std::uint8_t> bytes, std::size_t length);
[[nodiscard]] std::string hex(std::span<const std::uint8_t> bytes);
/// RFC 1321. MD5 is broken: only HTTP Digest authentication, which requires it, may use this.
[[nodiscard]] std::array<std::uint8_t, 16> md5(std::string_view bytes);
/// RFC 4648 4, with padding.
[[nodiscard]] std::string base64(std::string_view bytes);
/// RFC 2045 6.8: blanks and line ends may stand in it. Nothing when `text` is no Base64.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);
/// The 32 bytes of the digest of a server's key, pinned as "sha256//" and 44 letters of Base64. `errc::invalid` says where
/// the letters come from.
[[nodiscard]] result<std::string> parse_pin(std::string_view text);
/// Compares in constant time: the duration depends only on the lengths, never on the content.
[[nodiscard]] bool equal_secret(std::string_view a, std::string_view b);
/// The first eight bytes of SHA-256(id), big-endian: a fixed pseudo-random number for each id. It breaks ties
/// and spreads people over their intervals.
[[nodiscard]] std::uint64_t tie_break(std::string_view id);

} // namespace intouch
