// SPDX-License-Identifier: MIT
// Requests to other people's servers, over TCP and TLS, with answers bounded in size and in time. Connections
// are kept alive and reused, a few at a time for each origin; what exceeds them waits its turn. Redirects,
// authentication and what an answer means are the caller's business (lib/dav).
#pragma once

#include "core/error.hpp"
#include "http/message.hpp"
#include "http/response_reader.hpp"
#include "net/loop.hpp"
#include "net/trust.hpp"

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <string>

namespace intouch::net {

struct origin {
    bool tls = true;
    std::string host; ///< a name or a literal address, without brackets
    std::uint16_t port = 443;
    auto operator<=>(const origin&) const = default;
    /// As the Host field has it: without the port that goes with the scheme.
    [[nodiscard]] std::string authority() const;
};

enum class exchange_fault : std::uint8_t {
    refused,     ///< by ourselves: plain http to another machine
    address,     ///< no such host
    connection,  ///< nobody there, or it broke
    certificate, ///< the server is not who it should be
    time,        ///< a limit passed
    answer,      ///< no HTTP, or cut off
    size,        ///< more than is taken
    stopped,     ///< by `cancel`
};

/// `what.text` is a sentence that begins with the origin's host.
struct exchange_error {
    error what;
    exchange_fault fault = exchange_fault::connection;
    bool sent = false; ///< the server may have had the request, and done what it asks
    bool operator==(const exchange_error&) const = default;
};

using exchange_result = std::expected<http::response, exchange_error>;
/// Called once, on the loop's thread, and never from within `send`.
using received = std::move_only_function<void(exchange_result)>;

struct client_settings {
    trust trusted;
    bool insecure = false; ///< passwords may go over plain http to other machines
    http::answer_limits sizes;
    std::size_t memory = std::size_t{24} << 20U;     ///< of all answers under way together
    std::size_t connections = 4;                     ///< to an origin
    std::chrono::milliseconds connect_time{10'000};  ///< look-up, connection and handshake, each
    std::chrono::milliseconds silence_time{30'000};  ///< without a byte in either direction
    std::chrono::milliseconds exchange_time{60'000}; ///< from the first look-up to the answer's last byte
    std::chrono::milliseconds idle_time{20'000};     ///< for which a connection is kept for another request
    std::string agent = "intouch";
};

struct client_counts {
    std::uint64_t requests = 0; ///< written to a connection; a repeated one counts twice
    std::uint64_t connections = 0;
    std::uint64_t bytes_sent = 0;
    std::uint64_t bytes_received = 0;
    bool operator==(const client_counts&) const = default;
};

class http_client {
public:
    /// `l` must outlive it.
    http_client(loop& l, client_settings settings);
    ~http_client(); ///< everything under way ends, and nobody is told
    http_client(const http_client&) = delete;
    http_client& operator=(const http_client&) = delete;

    /// Adds Host, User-Agent and `Accept-Encoding: identity` where they are missing. A request that a reused
    /// connection loses before any byte of the answer is sent once more on a new one, if it only reads (GET,
    /// HEAD, OPTIONS, PROPFIND, REPORT) or was certainly not received.
    void send(origin to, http::request r, received then);
    /// Everything under way ends with `stopped`.
    void cancel();
    /// Connections kept for other requests are closed.
    void close_idle();

    [[nodiscard]] const client_counts& counts() const;
    [[nodiscard]] std::size_t under_way() const; ///< requests whose answers are waited for

private:
    struct impl;
    std::shared_ptr<impl> impl_; // with its coroutines
};

} // namespace intouch::net
