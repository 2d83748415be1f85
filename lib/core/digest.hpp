// SPDX-License-Identifier: MIT
// SHA-256, HMAC and the text forms used for ids, secrets and ETags. The only place that knows OpenSSL's
// digests.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace intouch {

using sha256_value = std::array<std::uint8_t, 32>;

[[nodiscard]] sha256_value sha256(std::string_view bytes);
/// RFC 2104.
[[nodiscard]] sha256_value hmac_sha256(std::string_view key, std::string_view bytes);
/// RFC 4648 6, lower case, unpadded: `length` letters at most.
[[nodiscard]] std::string base32(std::span<const std::uint8_t> bytes, std::size_t length);
[[nodiscard]] std::string hex(std::span<const std::uint8_t> bytes);
/// RFC 1321, for HTTP Digest alone: it protects nothing else.
[[nodiscard]] std::array<std::uint8_t, 16> md5(std::string_view bytes);
/// RFC 4648 4, padded.
[[nodiscard]] std::string base64(std::string_view bytes);
/// In a time that depends on the lengths alone.
[[nodiscard]] bool equal_secret(std::string_view a, std::string_view b);
/// The first eight bytes of SHA-256(id), big-endian: how ties break and phases are spread.
[[nodiscard]] std::uint64_t tie_break(std::string_view id);

} // namespace intouch
