// SPDX-License-Identifier: MIT
#pragma once

#include "core/digest.hpp"

#include <sys/random.h>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace intouch::daemon {

/// From the kernel. Throws when the kernel gives none.
template <std::size_t Count> [[nodiscard]] std::array<std::uint8_t, Count> random_bytes() {
    std::array<std::uint8_t, Count> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw std::runtime_error("getrandom gave no bytes");
    return bytes;
}

/// 128 random bits as 32 hex digits: the nonce of a client (RFC 7616 3.4).
[[nodiscard]] inline std::string random_nonce() { return hex(random_bytes<16>()); }

/// 256 random bits as 52 letters and digits.
[[nodiscard]] inline std::string random_letters() { return base32(random_bytes<32>(), 52); }

} // namespace intouch::daemon
