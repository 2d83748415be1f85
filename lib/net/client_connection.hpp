// SPDX-License-Identifier: MIT
// One connection of a client, plain or TLS. Only the sources of this folder include this header. Two limits
// hold for every wait: one for the whole exchange and one for silence. When a limit passes, the connection
// closes its socket, and that ends the wait.
#pragma once

#include "net/asio_types.hpp"
#include "net/http_client.hpp"
#include "net/resolver.hpp"
#include "net/tls.hpp"

#include <boost/asio/ssl/stream.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::net {

class client_connection : public std::enable_shared_from_this<client_connection> {
public:
    /// `tls` is null for plain TCP. Otherwise it must outlive the connection.
    client_connection(asio::io_context& context, origin to, tls_client* tls);

    /// Tries one address after another. Returns nothing on success, else the reason.
    awaitable<std::optional<exchange_error>> open(endpoint_list addresses, std::chrono::milliseconds each);
    awaitable<error_code> write(std::string_view bytes);
    /// Returns the number of bytes read, or 0 at the end. At the end, `failed` tells a clean end from a
    /// broken one.
    awaitable<std::size_t> read(asio::mutable_buffer into, error_code& failed);
    void close();

    /// Sets both limits for all later waits, until the next call. `whole_length` is for messages.
    void limit(steady_clock::time_point whole, std::chrono::milliseconds whole_length,
               std::chrono::milliseconds silence);
    /// Which limit has passed: "" for none, otherwise "did not answer within …".
    [[nodiscard]] const std::string& timed_out() const { return timed_out_; }
    /// True when neither a byte nor the end has come since the last use.
    [[nodiscard]] bool quiet();

    steady_clock::time_point idle_since{};
    std::uint64_t number = 0; ///< counted by its client

private:
    awaitable<std::optional<exchange_error>> shake_hands();
    void progress();
    void watch();
    [[nodiscard]] exchange_error fail_with(exchange_fault fault, std::string text) const;

    using tls_stream = asio::ssl::stream<stream_socket&>;

    origin to_;
    tls_client* tls_;
    stream_socket socket_;
    std::optional<tls_stream> stream_;
    certificate_fault found_;
    timer limits_;
    bool watching_ = false;
    steady_clock::time_point whole_ = steady_clock::time_point::max();
    std::chrono::milliseconds whole_length_{0};
    std::chrono::milliseconds silence_{0};
    steady_clock::time_point silent_ = steady_clock::time_point::max();
    std::string timed_out_;
};

} // namespace intouch::net
