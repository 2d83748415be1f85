// SPDX-License-Identifier: MIT
// Sends requests to servers of other people over TCP and TLS. Each answer has a limit in size and in time.
// The client reuses connections and opens only a few for each origin; further requests wait. The caller
// (lib/dav) handles redirects and authentication, and reads the meaning of an answer.
#pragma once

#include "core/error.hpp"
#include "http/message.hpp"
#include "http/size_limits.hpp"
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
    /// The value of the Host field: without the port when it is the default of the scheme.
    [[nodiscard]] std::string authority() const;
};

enum class exchange_fault : std::uint8_t {
    refused,     ///< this client refuses plain http to another machine
    address,     ///< no such host
    connection,  ///< no server listens there, or the connection broke
    certificate, ///< the server cannot prove its identity
    time,        ///< a limit passed
    answer,      ///< not HTTP, or incomplete
    size,        ///< larger than the limit
    stopped,     ///< by `cancel`
};

/// `what.text` is a sentence that begins with the origin's host.
struct exchange_error {
    error what;
    exchange_fault fault = exchange_fault::connection;
    bool sent = false; ///< the server may have received the request and acted on it
    bool operator==(const exchange_error&) const = default;
};

using exchange_result = std::expected<http::response, exchange_error>;
/// The client calls it once, on the loop's thread, and never inside `send`.
using received = std::move_only_function<void(exchange_result)>;
/// The client calls it right before it writes the request to a connection, with the number of the connection, on
/// the loop's thread. It may add fields: some servers take a login only on the connection that asked for it.
using before_writing = std::move_only_function<void(std::uint64_t connection, http::request&)>;

struct client_settings {
    trust trusted;
    bool insecure = false; ///< true allows passwords over plain http to other machines
    http::answer_limits sizes;
    std::size_t memory = std::size_t{24} << 20U; ///< in bytes, for all unfinished answers together
    std::size_t connections = 4;                 ///< per origin
    std::chrono::milliseconds connect_time{
        10'000}; ///< for the look-up, the connection and the handshake, each
    std::chrono::milliseconds silence_time{30'000};  ///< the longest silence in both directions
    std::chrono::milliseconds exchange_time{60'000}; ///< from the first look-up to the answer's last byte
    std::chrono::milliseconds idle_time{20'000};     ///< how long a connection waits for another request
    std::string agent = "intouch";
};

/// For one address: one connection, and bodies of at most `most` bytes.
[[nodiscard]] client_settings reader_settings(std::size_t most);

struct client_counts {
    std::uint64_t requests = 0; ///< a repeated request counts twice
    std::uint64_t connections = 0;
    std::uint64_t bytes_sent = 0;
    std::uint64_t bytes_received = 0;
    bool operator==(const client_counts&) const = default;
};

class http_client {
public:
    /// `l` must outlive the client.
    http_client(loop& l, client_settings settings);
    /// Ends all exchanges and calls no handler.
    ~http_client();
    http_client(const http_client&) = delete;
    http_client& operator=(const http_client&) = delete;

    /// Adds Host, User-Agent and `Accept-Encoding: identity` where they are missing. A reused connection may
    /// break before the first byte of the answer. Then the client repeats the request once on a new
    /// connection, if the request only reads (GET, HEAD, OPTIONS, PROPFIND, REPORT).
    void send(origin to, http::request r, received then, before_writing prepare = {});
    /// Ends all exchanges with `stopped`.
    void cancel();
    /// Closes the connections that wait for another request.
    void close_idle();

    [[nodiscard]] const client_counts& counts() const;
    /// The number of requests that have no answer yet.
    [[nodiscard]] std::size_t under_way() const;

private:
    struct impl;
    std::shared_ptr<impl> impl_; // shared with its coroutines
};

} // namespace intouch::net
