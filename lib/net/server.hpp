// SPDX-License-Identifier: MIT
// Listeners and their connections. A connection answers one request at a time, in order; what a client sends
// meanwhile waits in the kernel. The rules of design 15 hold before a handler sees a request: framing and
// sizes (http/framing.hpp), a limit on every wait, a limit on the number of connections.
#pragma once

#include "core/result.hpp"
#include "http/framing.hpp"
#include "http/message.hpp"
#include "http/problem.hpp"
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

/// Takes the answer to one request, once, on the loop's thread, now or later. Dropped uncalled it answers
/// 500; it may outlive the connection and the server, and then answers nobody.
class reply {
public:
    using answer = std::move_only_function<void(http::response, std::shared_ptr<stream>)>;
    reply() = default;
    explicit reply(answer to) : to_(std::move(to)) {}
    explicit operator bool() const { return static_cast<bool>(to_); }
    void operator()(http::response r) { to_(std::move(r), nullptr); }
    /// A head whose body goes on until the stream ends, the client goes or the server stops; then the
    /// connection is closed. The stream is the connection's and the filler's.
    void operator()(http::response head, std::shared_ptr<stream> body) {
        to_(std::move(head), std::move(body));
    }

private:
    answer to_;
};
using request_handler = std::move_only_function<void(http::request, reply)>;

struct server_settings {
    http::size_limits sizes;
    std::size_t connections = 256; ///< a listener; then the one that waited longest for a request gives way
    std::chrono::milliseconds head_time{10'000};   ///< from a request's first byte to the end of its head
    std::chrono::milliseconds body_time{10'000};   ///< from there to the end of its body
    std::chrono::milliseconds idle_time{60'000};   ///< a connection without a request
    std::chrono::milliseconds answer_time{30'000}; ///< the handler's; then 503
    std::chrono::milliseconds write_time{10'000};  ///< to take an answer, and longer for a large one:
    std::size_t write_rate = 65'536;               ///< bytes a second, the slowest reader that is served
    std::chrono::milliseconds linger_time{1'000}; ///< to read our last answer before the connection is closed
    std::chrono::milliseconds accept_pause{200};  ///< when there are no file descriptors left
    std::chrono::milliseconds stop_time{5'000};   ///< to finish what is being answered
    /// What a client is told whose request never reached the handler. Give it one that renders problem
    /// documents for the control listeners.
    std::function<http::response(const http::problem&, http::listener_kind)> refusal =
        [](const http::problem& p, http::listener_kind) { return http::bare_response(p); };
    /// Told what went wrong that no client can be told: a handler that threw, no descriptors left.
    std::function<void(const error&)> trouble = [](const error&) {};
};

class server {
public:
    /// `l` must outlive it.
    server(loop& l, request_handler handler, server_settings settings = {});
    ~server(); ///< as `stop`, without waiting for anything
    server(const server&) = delete;
    server& operator=(const server&) = delete;

    /// Listens on "127.0.0.1:8420" or "[::1]:8420" ("localhost:…" is 127.0.0.1; port 0 takes a free one) and
    /// returns the port. `errc::invalid` for another text, `errc::held` when somebody listens there,
    /// `errc::unavailable` when the machine refuses it.
    [[nodiscard]] result<std::uint16_t> listen_tcp(http::listener_kind kind, std::string_view address);
    /// Listens on a Unix socket with that mode (0600 or 0660). Makes the parent directory, 0700, if it is
    /// missing. A socket file that nobody listens on is replaced; `errc::held` when somebody does, or when
    /// the file is no socket. The file is removed when the server stops.
    [[nodiscard]] result<void> listen_unix(http::listener_kind kind, const std::string& path, unsigned mode);

    /// Accepts nothing more, closes what is idle, lets what is being answered finish within `stop_time`, cuts
    /// the rest; then `done`. Once.
    void stop(task done);
    [[nodiscard]] std::size_t connections() const;

private:
    struct impl;
    std::shared_ptr<impl> impl_; // shared with connections and replies, which may outlive the server
};

} // namespace intouch::net
