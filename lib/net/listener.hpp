// SPDX-License-Identifier: MIT
// For this folder's sources alone: one listening socket, its connections and their limits.
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

/// What the listeners of one server share.
struct server_state {
    server_settings settings;
    request_handler handler; ///< empty once the server is gone
    bool stopping = false;
    task emptied; ///< called when a connection ends while stopping

    /// IMF-fixdate of now; made once a second.
    [[nodiscard]] std::string_view date();

private:
    std::chrono::sys_seconds date_at_{};
    std::string date_;
};

class listener : public std::enable_shared_from_this<listener> {
public:
    /// `fd` listens; `file` is its socket file, if it made one.
    listener(asio::io_context& context, std::shared_ptr<server_state> state, http::listener_kind kind,
             descriptor fd, std::optional<socket_file> file);

    void start();
    /// Accepts nothing more; the socket file goes.
    void close();
    /// Every connection that is not being answered ends now, the others with their answer.
    void drain();
    /// Every connection ends now.
    void cut();
    /// `cut`, and forgets them: nothing of a destroyed server is referred to.
    void abandon();

    [[nodiscard]] std::size_t connections() const { return connections_.size(); }
    [[nodiscard]] server_state& state() { return *state_; }
    [[nodiscard]] http::listener_kind kind() const { return kind_; }
    /// Sees to it that overdue connections are found by then.
    void watch(steady_clock::time_point deadline);

private:
    awaitable<void> accept_connections();
    void welcome(stream_socket socket);
    void ended(const std::shared_ptr<connection>& c);
    /// The connection that waited longest for a request ends; false when all are being answered.
    bool give_way();
    void cut_overdue();

    asio::io_context& context_;
    std::shared_ptr<server_state> state_; // shared by all listeners and connections of a server
    http::listener_kind kind_;
    bool tcp_;
    acceptor_socket acceptor_;
    std::optional<socket_file> file_;
    std::set<std::shared_ptr<connection>> connections_; // each is also held by its coroutine and its replies
    timer deadlines_;
    timer pause_;
    steady_clock::time_point next_look_ = steady_clock::time_point::max();
};

} // namespace intouch::net
