// SPDX-License-Identifier: MIT
// Only the sources of this folder include this header. A connection repeats three steps: it reads a request,
// gets an answer from the handler, and writes the answer. Each step has a deadline. The listener watches all
// deadlines with one timer, so a new deadline costs one assignment and no timer. When a deadline passes, it
// cancels the operation that the coroutine waits for. A connection answers one request a turn of the loop: a
// client that sends thousands of requests at once holds nobody up.
#pragma once

#include "net/listener.hpp"
#include "net/request_reader.hpp"

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

    /// Returns when the client or a limit ends the connection.
    awaitable<void> serve();

    [[nodiscard]] steady_clock::time_point deadline() const { return deadline_; }
    /// Since when the client has done nothing that earns it a place: it sends no complete request, or it does
    /// not take its answer. Nothing while a request is being answered.
    [[nodiscard]] std::optional<steady_clock::time_point> idle_since() const;
    /// The listener calls this function when the deadline has passed.
    void overdue();
    /// The listener calls this function when the server stops.
    void drain();
    void cut();
    /// Answers request `serial`. Does nothing when that request already has an answer or nobody waits for
    /// one.
    void answer(std::uint64_t serial, http::response r, std::shared_ptr<stream> body = nullptr);

private:
    enum class phase : std::uint8_t { idle, head, body, answering, writing, lingering, streaming };

    void enter(phase p, std::chrono::milliseconds limit);
    void note_progress();
    [[nodiscard]] bool more_waits() const;
    void earn_place(std::size_t bytes);
    awaitable<bool> read_request();
    awaitable<bool> answer_request();
    awaitable<bool> refuse(http::problem p);
    awaitable<bool> write(http::response r, std::string_view connection_field);
    awaitable<bool> write_all(std::array<asio::const_buffer, 2> pieces);
    awaitable<void> pour(http::response head, std::shared_ptr<stream> body);
    void watch_for_end();
    awaitable<void> linger();

    stream_socket socket_;
    std::shared_ptr<listener> owner_; // shared: each connection keeps its listener alive
    request_reader reader_;
    std::array<char, 8192> buffer_; // the reader has not yet taken bytes [begin_, end_)
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::string head_; // the head of the current answer; a member keeps its capacity between answers

    phase phase_ = phase::idle;
    bool first_ = true;     // the connection has read no request yet
    bool too_late_ = false; // a request took longer than its limit
    bool cut_ = false;
    steady_clock::time_point since_{};
    steady_clock::time_point deadline_{};

    std::uint64_t serial_ = 0; // the number of the current request
    std::optional<http::response> answer_;
    bool pouring_ = false;
    std::size_t thrown_away_ = 0;  // of what the client sends beside a stream
    std::shared_ptr<stream> body_; // the stream that follows the head, if the answer has one
    timer answered_;               // never expires; the answer cancels it
};

} // namespace intouch::net
