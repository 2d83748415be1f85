// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace intouch::net {

/// How a server proves who it is.
struct trust {
    std::string ca_file; ///< authorities (PEM) in place of the system's; empty: the system's
    /// "sha256//" and the Base64 of the SHA-256 of the server's public key (RFC 7469 2.4, as curl's
    /// --pinnedpubkey takes it). Alone it stands for any authority: name and dates of the certificate no
    /// longer matter.
    std::string pin;
    bool operator==(const trust&) const = default;
};

/// The 32 bytes of a pin; `errc::invalid` says what was expected.
[[nodiscard]] result<std::string> parse_pin(std::string_view text);

} // namespace intouch::net
