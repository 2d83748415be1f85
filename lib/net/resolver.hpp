// SPDX-License-Identifier: MIT
// Resolves host names to addresses. Only the sources of this folder include this header. getaddrinfo blocks
// as long as a dead name server does not answer. So each look-up has its own thread: no look-up delays
// another, and the destructor waits for none. Asio's resolver uses one thread for all look-ups, and its
// destructor waits.
#pragma once

#include "core/result.hpp"
#include "net/asio_types.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace intouch::net {

using endpoint_list = std::vector<asio::generic::stream_protocol::endpoint>;

class resolver {
public:
    static constexpr int most_look_ups = 8; ///< at the same time

    explicit resolver(asio::io_context& context);
    /// Abandons the look-ups that are not finished.
    ~resolver();
    resolver(const resolver&) = delete;
    resolver& operator=(const resolver&) = delete;

    /// The addresses of `host` in the order in which to try them; never empty. An error when the host has
    /// none, when `deadline` passes, or when `stop` ends the look-up.
    [[nodiscard]] awaitable<result<endpoint_list>> look_up(std::string host, std::uint16_t port,
                                                           steady_clock::time_point deadline);
    /// Ends every look-up at once.
    void stop();

private:
    struct gate;
    struct pending;
    asio::io_context& context_;
    std::shared_ptr<gate> gate_; // shared with the threads, which may outlive the resolver
    std::vector<std::weak_ptr<pending>> waiting_;
};

} // namespace intouch::net
