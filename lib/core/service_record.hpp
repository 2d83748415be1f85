// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace intouch {

/// One host that offers a service, as DNS names it (RFC 2782).
struct service_record {
    std::string host;
    std::uint16_t port = 0;
    unsigned priority = 0; ///< the smallest first
    unsigned weight = 0;   ///< among equal priorities: the largest first
    bool operator==(const service_record&) const = default;
};

} // namespace intouch
