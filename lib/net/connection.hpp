// SPDX-License-Identifier: MIT
// For this folder's sources alone. A connection reads a request, has it answered, writes the answer, and
// again. Each of these has a deadline that the listener watches, one timer for all its connections: setting
// a deadline costs a store, not a timer. A deadline that passes cancels what the coroutine waits for.
#pragma once

#include "http/framing.hpp"
#include "net/listener.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::net {

class connection : public std::enable_shared_from_this<connection> {
public:
    connection(stream_socket socket, std::shared_ptr<listener> owner);

    /// Until the client or a limit ends it.
    awaitable<void> serve();

    [[nodiscard]] steady_clock::time_point deadline() const { return deadline_; }
    /// Since when it has waited for a complete request; nothing while it is being answered.
    [[nodiscard]] std::optional<steady_clock::time_point> waiting_since() const;
    /// The deadline has passed.
    void overdue();
    /// The server stops.
    void drain();
    void cut();
    /// The answer to request `serial`; ignored when it has one or is no longer waited for.
    void answer(std::uint64_t serial, http::response r, std::shared_ptr<stream> body = nullptr);

private:
    enum class phase : std::uint8_t { idle, head, body, answering, writing, lingering, streaming };

    void enter(phase p, std::chrono::milliseconds limit);
    void note_progress();
    awaitable<bool> read_request();
    awaitable<bool> answer_request();
    awaitable<bool> refuse(http::problem p);
    awaitable<bool> write(http::response r, std::string_view connection_field);
    awaitable<bool> write_all(std::array<asio::const_buffer, 2> pieces);
    awaitable<void> pour(http::response head, std::shared_ptr<stream> body);
    awaitable<void> linger();

    stream_socket socket_;
    std::shared_ptr<listener> owner_; // outlives its connections because they hold it
    http::request_reader reader_;
    std::array<char, 8192> buffer_; // bytes [begin_, end_) have been read and not been taken
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::string head_; // of the answer being written; keeps its capacity

    phase phase_ = phase::idle;
    bool first_ = true;     // no request has been read yet
    bool too_late_ = false; // a request took longer than it may
    bool cut_ = false;
    steady_clock::time_point since_{};
    steady_clock::time_point deadline_{};

    std::uint64_t serial_ = 0; // of the request being answered
    std::optional<http::response> answer_;
    std::shared_ptr<stream> body_; // of the answer, when it goes on
    timer answered_;               // never expires; cancelled when the answer comes
};

} // namespace intouch::net
