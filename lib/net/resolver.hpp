// SPDX-License-Identifier: MIT
// For this folder's sources alone: names to addresses. getaddrinfo blocks for as long as a dead name server
// likes, so each look-up has a thread of its own: none delays another, and nobody waits for one that is no
// longer wanted. (Asio's resolver has one thread for all look-ups and its destructor waits for them.)
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
    static constexpr int most_look_ups = 8; ///< at a time

    explicit resolver(asio::io_context& context);
    ~resolver(); ///< what is still looked up is forgotten
    resolver(const resolver&) = delete;
    resolver& operator=(const resolver&) = delete;

    /// The addresses of `host`, in the order to try them; never empty. A sentence when there are none, or not
    /// by `deadline`, or when `stop` came.
    [[nodiscard]] awaitable<result<endpoint_list>> look_up(std::string host, std::uint16_t port,
                                                           steady_clock::time_point deadline);
    /// Every look-up ends now.
    void stop();

private:
    struct gate;
    struct pending;
    asio::io_context& context_;
    std::shared_ptr<gate> gate_; // with the threads, which may outlive this
    std::vector<std::weak_ptr<pending>> waiting_;
};

} // namespace intouch::net
