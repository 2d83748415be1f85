// SPDX-License-Identifier: MIT
// The secrets in public URLs are derived from one key, so that intouch can show them again. A new generation
// of a feed revokes the secrets of that feed only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace intouch::http {

/// What a feed's secret is made of.
struct feed_generation {
    std::string feed; ///< its id
    std::uint32_t generation = 1;
    bool operator==(const feed_generation&) const = default;
};

/// HMAC-SHA-256 (RFC 2104) of feed and generation, 256 bits as 52 letters of base32. The key has 32 bytes.
[[nodiscard]] std::string feed_secret(std::string_view key, const feed_generation& of);
/// The same for the action link of one event of a feed; revoked with the feed.
[[nodiscard]] std::string link_secret(std::string_view key, const feed_generation& of, std::string_view uid);

[[nodiscard]] std::string feed_path(std::string_view secret); ///< "/feeds/SECRET.ics"
[[nodiscard]] std::string link_path(std::string_view secret); ///< "/t/SECRET"

/// The index of `given` among `secrets`, in a time that depends on their number alone.
[[nodiscard]] std::optional<std::size_t> find_secret(std::span<const std::string> secrets,
                                                     std::string_view given);

} // namespace intouch::http
