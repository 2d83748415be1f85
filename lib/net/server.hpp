// SPDX-License-Identifier: MIT
// Listeners and their connections. A connection answers one request at a time, in order; the bytes of the
// next requests wait in the kernel. The server checks the framing and the size of a request
// (net/request_reader.hpp) before the handler sees it. It also limits every wait and the number of
// connections.
#pragma once

#include "core/result.hpp"
#include "http/message.hpp"
#include "http/problem.hpp"
#include "http/size_limits.hpp"
#include "net/loop.hpp"
#include "net/stream.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace intouch::net {

/// Takes the answer to one request, at once or later. Call it once, on the loop's thread. A reply that is
/// destroyed without a call answers 500. A reply may outlive the connection and the server; then a call has
/// no effect.
class reply {
public:
    using answer = std::move_only_function<void(http::response, std::shared_ptr<stream>)>;
    reply() = default;
    explicit reply(answer to) : to_(std::move(to)) {}
    explicit operator bool() const { return static_cast<bool>(to_); }
    void operator()(http::response r) { to_(std::move(r), nullptr); }
    /// Answers with a head and a stream as its body. The body ends when the stream ends, the client closes
    /// the connection or the server stops; then the server closes the connection. Two own the stream: the
    /// connection and the code that fills it.
    void operator()(http::response head, std::shared_ptr<stream> body) {
        to_(std::move(head), std::move(body));
    }

private:
    answer to_;
};
using request_handler = std::move_only_function<void(http::request, reply)>;

struct server_settings {
    http::size_limits sizes;
    /// Per listener. A further connection replaces the one that has been idle longest: it sends no request,
    /// or it does not take its answer.
    std::size_t connections = 256;
    std::chrono::milliseconds head_time{10'000};   ///< from a request's first byte to the end of its head
    std::chrono::milliseconds body_time{10'000};   ///< from the end of the head to the end of the body
    std::chrono::milliseconds idle_time{60'000};   ///< how long a connection may wait for a request
    std::chrono::milliseconds answer_time{30'000}; ///< for the handler; then the server answers 503
    std::chrono::milliseconds write_time{10'000};  ///< for the client to take an answer; see `write_rate`
    std::size_t write_rate = 65'536;               ///< in bytes a second; adds time for a large answer
    std::chrono::milliseconds linger_time{1'000}; ///< for the client to read the last answer before the close
    std::chrono::milliseconds accept_pause{200}; ///< after a failed accept, when no file descriptors are left
    std::chrono::milliseconds stop_time{5'000};  ///< to finish the current answers
    /// Makes the answer to a request that does not reach the handler. The daemon replaces it with a function
    /// that renders problem documents for the control listeners.
    std::function<http::response(const http::problem&, http::listener_kind)> refusal =
        [](const http::problem& p, http::listener_kind) { return http::bare_response(p); };
    /// Gets the faults that no client can learn, such as an exception in a handler or a lack of descriptors.
    std::function<void(const error&)> trouble = [](const error&) {};
};

class server {
public:
    /// `l` must outlive the server.
    server(loop& l, request_handler handler, server_settings settings = {});
    /// Like `stop`, but waits for nothing.
    ~server();
    server(const server&) = delete;
    server& operator=(const server&) = delete;

    /// Listens on "127.0.0.1:8420" or "[::1]:8420" and returns the port. "localhost:8420" means 127.0.0.1,
    /// and port 0 means any free port. `errc::invalid` for any other form, `errc::held` when another program
    /// listens there, `errc::unavailable` when the system refuses.
    [[nodiscard]] result<std::uint16_t> listen_tcp(http::listener_kind kind, std::string_view address);
    /// Listens on a Unix socket with this mode (0600 or 0660). Makes a missing parent directory with mode
    /// 0700. Replaces a socket file without a listener. `errc::held` when another program listens there, or
    /// when the file is not a socket. The server removes the file when it stops.
    [[nodiscard]] result<void> listen_unix(http::listener_kind kind, const std::string& path, unsigned mode);

    /// Stops accepting and closes idle connections. Lets current answers finish within `stop_time`, then cuts
    /// all other connections and calls `done`. Call it once.
    void stop(task done);
    [[nodiscard]] std::size_t connections() const;

private:
    struct impl;
    std::shared_ptr<impl> impl_; // shared: connections and replies may outlive the server
};

} // namespace intouch::net
