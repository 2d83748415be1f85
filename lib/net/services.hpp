// SPDX-License-Identifier: MIT
// Which hosts DNS names for a service (RFC 2782, RFC 6763 6): how a calendar server is found from a bare
// domain.
#pragma once

#include "core/service_record.hpp"
#include "net/loop.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace intouch::net {

struct found_services {
    std::vector<service_record> records; ///< as they came
    std::string text;                    ///< the TXT record's "path=…", or empty
    bool operator==(const found_services&) const = default;
};

/// What the answers to a query for SRV and one for TXT say; what cannot be read is left out. A host "." says
/// that there is no such service.
[[nodiscard]] found_services parse_services(std::span<const std::uint8_t> srv,
                                            std::span<const std::uint8_t> txt);

/// Asks for `name` ("_caldavs._tcp.example.org") on a thread of its own. `then` is called once, on the loop's
/// thread and never from within, with nothing when no name server answers within `limit`; not at all when the
/// registration is gone.
[[nodiscard]] registration look_up_services(loop& l, const std::string& name, std::chrono::milliseconds limit,
                                            std::move_only_function<void(found_services)> then);

} // namespace intouch::net
