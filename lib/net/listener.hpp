// SPDX-License-Identifier: MIT
// One listening socket, its connections and their limits. Only the sources of this folder include this
// header.
#pragma once

#include "http/message.hpp"
#include "net/asio_types.hpp"
#include "net/listening_socket.hpp"
#include "net/server.hpp"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace intouch::net {

class connection;

/// The state that the listeners of one server share.
struct server_state {
    server_settings settings;
    request_handler handler; ///< empty after the server is destroyed
    bool stopping = false;
    task emptied; ///< called when a connection ends while the server stops

    /// The current time as an IMF-fixdate (RFC 9110 5.6.7); computed once a second.
    [[nodiscard]] std::string_view date();

private:
    std::chrono::sys_seconds date_at_{};
    std::string date_;
};

class listener : public std::enable_shared_from_this<listener> {
public:
    /// `fd` already listens; `file` is its socket file, if it has one.
    listener(asio::io_context& context, std::shared_ptr<server_state> state, http::listener_kind kind,
             descriptor fd, std::optional<socket_file> file);

    void start();
    /// Stops accepting connections and removes the socket file.
    void close();
    /// Ends every connection: at once if no answer is due, otherwise after its answer.
    void drain();
    /// Ends every connection at once.
    void cut();
    /// Like `close` and `cut`, and forgets the connections: no reference to a destroyed server stays.
    void abandon();

    [[nodiscard]] std::size_t connections() const { return connections_.size(); }
    [[nodiscard]] server_state& state() { return *state_; }
    [[nodiscard]] http::listener_kind kind() const { return kind_; }
    /// Makes the listener look for overdue connections at `deadline` or earlier.
    void watch(steady_clock::time_point deadline);

private:
    awaitable<void> accept_connections();
    void accept_waiting();
    void welcome(stream_socket socket);
    void ended(const std::shared_ptr<connection>& c);
    /// Ends the connection that has been idle longest: it waits for a request, or for its client to take the
    /// answer. False when a request is being answered on each connection.
    bool give_way();
    void cut_overdue();

    asio::io_context& context_;
    std::shared_ptr<server_state> state_; // shared: all listeners and connections of a server
    http::listener_kind kind_;
    bool tcp_;
    acceptor_socket acceptor_;
    std::optional<socket_file> file_;
    std::set<std::shared_ptr<connection>> connections_; // shared with its coroutine and its replies
    timer deadlines_;
    timer pause_;
    steady_clock::time_point next_look_ = steady_clock::time_point::max();
};

} // namespace intouch::net
