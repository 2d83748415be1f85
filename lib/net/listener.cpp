// SPDX-License-Identifier: MIT
#include "net/listener.hpp"

#include "http/http_date.hpp"
#include "net/connection.hpp"

#include <boost/asio/co_spawn.hpp>

#include <netinet/in.h>
#include <netinet/tcp.h>

#include <algorithm>
#include <exception>
#include <utility>
#include <vector>

namespace intouch::net {
namespace {

constexpr int most_accepted_a_turn = 64;

} // namespace

std::string_view server_state::date() {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (now != date_at_ || date_.empty()) {
        date_at_ = now;
        date_ = http::print_http_date(now);
    }
    return date_;
}

listener::listener(asio::io_context& context, std::shared_ptr<server_state> state, http::listener_kind kind,
                   descriptor fd, std::optional<socket_file> file)
    : context_(context), state_(std::move(state)), kind_(kind), tcp_(bound_port(fd.get()) != 0),
      acceptor_(context), file_(std::move(file)), deadlines_(context), pause_(context) {
    // The family has no effect: the listener only calls accept on this socket.
    acceptor_.assign(asio::generic::stream_protocol(tcp_ ? AF_INET : AF_UNIX, 0), fd.release());
    acceptor_.non_blocking(true);
}

void listener::start() {
    const auto self = shared_from_this();
    asio::co_spawn(context_, accept_connections(), [self](const std::exception_ptr& failed) {
        if (failed) std::rethrow_exception(failed); // the daemon cannot work without this listener
    });
}

void listener::close() {
    error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
    if (file_) remove(*std::exchange(file_, std::nullopt));
}

void listener::drain() {
    const auto all = connections_;
    for (const auto& c : all) c->drain();
}

void listener::cut() {
    const auto all = connections_;
    for (const auto& c : all) c->cut();
}

void listener::abandon() {
    close();
    cut();
    deadlines_.cancel();
    connections_.clear();
}

void listener::watch(steady_clock::time_point deadline) {
    if (deadline >= next_look_) return;
    next_look_ = deadline;
    deadlines_.expires_at(deadline);
    const std::weak_ptr<listener> weak = weak_from_this();
    deadlines_.async_wait([weak](error_code failed) {
        if (const auto self = weak.lock(); self && !failed) self->cut_overdue();
    });
}

void listener::cut_overdue() {
    next_look_ = steady_clock::time_point::max();
    const auto now = steady_clock::now();
    const auto all = connections_;
    for (const auto& c : all)
        if (c->deadline() <= now) c->overdue();
    auto next = steady_clock::time_point::max();
    for (const auto& c : connections_) next = std::min(next, c->deadline());
    if (next != steady_clock::time_point::max()) watch(next);
}

bool listener::give_way() {
    std::shared_ptr<connection> longest;
    auto since = steady_clock::time_point::max();
    for (const auto& c : connections_) {
        const auto idle = c->idle_since();
        if (!idle || *idle >= since) continue;
        since = *idle;
        longest = c;
    }
    if (longest) longest->cut();
    return longest != nullptr;
}

void listener::ended(const std::shared_ptr<connection>& c) {
    connections_.erase(c);
    if (state_->stopping && state_->emptied) state_->emptied();
}

void listener::welcome(stream_socket socket) {
    error_code ignored;
    socket.non_blocking(true, ignored);
    if (tcp_) {
        const asio::detail::socket_option::boolean<IPPROTO_TCP, TCP_NODELAY> at_once(true);
        socket.set_option(at_once, ignored);
    }
    if (connections_.size() >= state_->settings.connections && !give_way()) return; // this closes the new one
    const auto c = std::make_shared<connection>(std::move(socket), shared_from_this());
    connections_.insert(c);
    const auto self = shared_from_this();
    asio::co_spawn(context_, c->serve(), [self, c](const std::exception_ptr& failed) {
        self->ended(c);
        if (!failed) return;
        try {
            std::rethrow_exception(failed);
        } catch (const std::exception& e) {
            self->state_->settings.trouble(
                error{errc::internal, std::string("a connection failed: ") + e.what()});
        }
    });
}

/// Accepts the connections that wait, many in one turn: else a client would wait one turn for each client before it.
void listener::accept_waiting() {
    for (int left = most_accepted_a_turn; left > 0; --left) {
        error_code failed;
        auto socket = acceptor_.accept(failed);
        if (failed) return; // nobody waits, or `accept_connections` meets the same fault
        welcome(std::move(socket));
    }
}

awaitable<void> listener::accept_connections() {
    while (acceptor_.is_open()) {
        auto [failed, socket] = co_await acceptor_.async_accept(no_throw);
        if (!acceptor_.is_open()) break;
        if (!failed) {
            welcome(std::move(socket));
            accept_waiting();
            continue;
        }
        if (failed == asio::error::connection_aborted) continue;
        // No descriptors or no memory are left. Without a pause, the pending connection wakes this loop
        // repeatedly.
        state_->settings.trouble(error{errc::unavailable, "cannot accept a connection: " + failed.message()});
        give_way();
        pause_.expires_after(state_->settings.accept_pause);
        co_await pause_.async_wait(no_throw);
    }
}

} // namespace intouch::net
