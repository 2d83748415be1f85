// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace intouch::net {

/// How a server proves its identity.
struct trust {
    std::string
        ca_file; ///< a PEM file of authorities that replaces those of the system; empty for the system's
    /// "sha256//" and the Base64 of the SHA-256 of the server's public key (RFC 7469 2.4), the form that
    /// curl's --pinnedpubkey takes. A pin without a CA file replaces the authorities: then the name and the
    /// dates of the certificate have no effect.
    std::string pin;
    bool operator==(const trust&) const = default;
};

} // namespace intouch::net
