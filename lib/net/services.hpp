// SPDX-License-Identifier: MIT
// Reads the hosts of a service from DNS (RFC 2782, RFC 6763 6). With it the daemon finds a calendar server
// when it knows only a domain.
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
    std::vector<service_record> records; ///< in the order of the answer
    std::string text;                    ///< the TXT record's "path=…", or empty
    bool operator==(const found_services&) const = default;
};

/// Reads the answers to a query for SRV and to one for TXT, and skips unreadable records. It also skips the
/// host ".", which means that the domain does not offer the service.
[[nodiscard]] found_services parse_services(std::span<const std::uint8_t> srv,
                                            std::span<const std::uint8_t> txt);

/// Asks for `name` ("_caldavs._tcp.example.org") on a separate thread. Calls `then` once, on the loop's
/// thread, and never inside this function. `then` gets an empty value when no name server answers within
/// `limit`. Without the registration, `then` is never called.
[[nodiscard]] registration look_up_services(loop& l, const std::string& name, std::chrono::milliseconds limit,
                                            std::move_only_function<void(found_services)> then);

} // namespace intouch::net
