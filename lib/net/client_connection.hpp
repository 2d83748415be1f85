// SPDX-License-Identifier: MIT
// For this folder's sources alone: one connection of a client, plain or TLS. Every wait is under two limits,
// one for the whole and one for silence; when either passes the socket is closed, which ends the wait.
#pragma once

#include "net/asio_types.hpp"
#include "net/http_client.hpp"
#include "net/resolver.hpp"
#include "net/tls.hpp"

#include <boost/asio/ssl/stream.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::net {

class client_connection : public std::enable_shared_from_this<client_connection> {
public:
    /// `tls` is null for plain TCP; else it must outlive the connection.
    client_connection(asio::io_context& context, origin to, tls_client* tls);

    /// Tries the addresses in turn. Nothing, or why there is no connection.
    awaitable<std::optional<exchange_error>> open(endpoint_list addresses, std::chrono::milliseconds each);
    awaitable<error_code> write(std::string_view bytes);
    /// The number of bytes read; 0 at the end, and then `failed` says whether it is a clean one.
    awaitable<std::size_t> read(asio::mutable_buffer into, error_code& failed);
    void close();

    /// The end of patience for all that follows, until set again.
    void limit(steady_clock::time_point whole, std::chrono::milliseconds silence);
    /// Which of the limits has passed: "" for none, else "did not answer within …".
    [[nodiscard]] const std::string& timed_out() const { return timed_out_; }
    /// Nothing has come on it since it was last used, the end neither.
    [[nodiscard]] bool quiet();

    steady_clock::time_point idle_since{};

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
