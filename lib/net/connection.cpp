// SPDX-License-Identifier: MIT
#include "net/connection.hpp"

#include "http/open_head.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

namespace intouch::net {
namespace {

constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
// The part of a large answer that is written before all other connections have their turn.
constexpr std::size_t most_a_turn = std::size_t{256} * 1024;
// `linger` reads and discards at most this many bytes.
constexpr std::size_t most_lingering = std::size_t{256} * 1024;

/// The target of the `reply` that a handler gets. It answers once, and with 500 when the handler drops it.
class one_answer {
public:
    one_answer(std::shared_ptr<connection> c, std::uint64_t serial)
        : connection_(std::move(c)), serial_(serial) {}
    one_answer(one_answer&&) noexcept = default;
    one_answer& operator=(one_answer&&) = delete;
    one_answer(const one_answer&) = delete;
    one_answer& operator=(const one_answer&) = delete;
    ~one_answer() {
        const auto c = connection_;
        if (!c) return;
        try {
            (*this)(http::bare_response(http::make_problem(500, {})), nullptr);
        } catch (const std::bad_alloc&) {
            c->cut(); // no memory for an answer
        }
    }
    void operator()(http::response r, std::shared_ptr<stream> body) {
        if (const auto c = std::exchange(connection_, nullptr))
            c->answer(serial_, std::move(r), std::move(body));
        else if (body)
            body->end();
    }

private:
    std::shared_ptr<connection> connection_; // shared with the coroutine and the listener
    std::uint64_t serial_;
};

} // namespace

connection::connection(stream_socket socket, std::shared_ptr<listener> owner)
    : socket_(std::move(socket)), owner_(std::move(owner)),
      reader_(owner_->kind(), owner_->state().settings.sizes), answered_(socket_.get_executor()) {}

std::optional<steady_clock::time_point> connection::idle_since() const {
    if (phase_ == phase::answering || phase_ == phase::streaming || cut_) return std::nullopt;
    return since_;
}

void connection::enter(phase p, std::chrono::milliseconds limit) {
    phase_ = p;
    deadline_ = steady_clock::now() + limit;
    // A client that sends its next requests before it has the answer keeps the age that it has.
    if ((p == phase::idle || p == phase::writing) && !more_waits()) since_ = deadline_ - limit;
    owner_->watch(deadline_);
}

/// Did the client send more than the request that was taken? A full buffer means that it probably did.
bool connection::more_waits() const { return begin_ < end_ || end_ == buffer_.size(); }

/// The client has taken that much of its answer. One that takes it slower than `write_rate` grows old
/// meanwhile.
void connection::earn_place(std::size_t bytes) {
    if (more_waits()) return;
    const auto earned = std::chrono::milliseconds(1000 * bytes / owner_->state().settings.write_rate);
    since_ = std::min(since_ + earned, steady_clock::now());
}

void connection::overdue() {
    switch (phase_) {
    case phase::head:
    case phase::body:
        if (!std::exchange(too_late_, true)) {
            error_code ignored;
            socket_.cancel(ignored);
            deadline_ = steady_clock::now() + owner_->state().settings.linger_time;
            return;
        }
        return cut();
    case phase::answering:
        return answer(serial_, owner_->state().settings.refusal(
                                   http::make_problem(503, "this took too long; try again"), owner_->kind()));
    case phase::idle:
    case phase::writing:
    case phase::lingering:
    case phase::streaming:
        return cut();
    }
}

void connection::drain() {
    if (phase_ != phase::answering && phase_ != phase::writing) cut();
}

void connection::cut() {
    cut_ = true;
    deadline_ = steady_clock::time_point::max();
    error_code ignored;
    socket_.close(ignored);
    answered_.cancel();
}

void connection::answer(std::uint64_t serial, http::response r, std::shared_ptr<stream> body) {
    if (phase_ != phase::answering || serial != serial_ || answer_) {
        if (body) body->end();
        return;
    }
    answer_ = std::move(r);
    body_ = std::move(body);
    answered_.cancel();
}

awaitable<void> connection::serve() {
    while (true) {
        const bool complete = co_await read_request();
        bool again = false;
        if (complete) {
            again = co_await answer_request();
        } else if (reader_.at() == request_reader::state::refused) {
            again = co_await refuse(reader_.why());
        } else if (too_late_ && !cut_) {
            again = co_await refuse(http::make_problem(408, "the request took too long to come"));
        }
        if (!again) break;
        // The next request is here already. All other connections have their turn before it.
        if (begin_ < end_) co_await asio::post(socket_.get_executor(), asio::use_awaitable_t<executor>());
        if (cut_) break;
    }
    error_code ignored;
    socket_.close(ignored);
}

/// Sets the deadline for the rest of the request, after the reader has taken the bytes that came.
void connection::note_progress() {
    const auto& settings = owner_->state().settings;
    if (reader_.at() == request_reader::state::body) {
        if (phase_ != phase::body) enter(phase::body, settings.body_time);
    } else if (phase_ == phase::idle && reader_.started()) {
        phase_ = phase::head;
        // The time of the first request runs from the accept. So a client gains no time when it connects and
        // stays silent.
        if (!first_) enter(phase::head, settings.head_time);
    }
}

/// True when the reader has a complete request. False when the request is refused or too late, or when the
/// connection has ended.
awaitable<bool> connection::read_request() {
    using state = request_reader::state;
    const auto& settings = owner_->state().settings;
    enter(phase::idle, first_ ? settings.head_time : settings.idle_time);
    while (true) {
        if (begin_ < end_) begin_ += reader_.put(std::string_view(buffer_.data() + begin_, end_ - begin_));
        if (reader_.at() == state::complete) break;
        if (reader_.at() == state::refused || cut_ || too_late_) co_return false;
        note_progress();
        if (reader_.wants_continue()) {
            const std::array<asio::const_buffer, 2> pieces{asio::buffer(go_on)};
            const bool written = co_await write_all(pieces);
            if (!written) co_return false;
        }
        begin_ = 0;
        const auto space = asio::buffer(buffer_);
        const auto [failed, count] = co_await socket_.async_read_some(space, no_throw);
        end_ = count;
        if (failed || cut_ || too_late_) co_return false;
    }
    first_ = false;
    co_return true;
}

/// False when the connection has ended.
awaitable<bool> connection::answer_request() {
    auto& state = owner_->state();
    auto request = reader_.take();
    const bool head_only = request.method == "HEAD";
    const bool keep_alive = request.keep_alive;
    const bool says_so = keep_alive && request.minor_version == 0;
    answer_.reset();
    ++serial_;
    enter(phase::answering, state.settings.answer_time);
    // shared_from_this: the reply may come after the client has closed the connection.
    one_answer answered(shared_from_this(), serial_);
    if (!state.handler) co_return false;
    try {
        state.handler(std::move(request), net::reply(std::move(answered)));
    } catch (const std::exception& e) {
        state.settings.trouble(error{errc::internal, std::string("a request handler failed: ") + e.what()});
        answer(serial_, http::bare_response(http::make_problem(500, {})));
    }
    while (!answer_ && !cut_) {
        answered_.expires_at(steady_clock::time_point::max()); // `overdue` ends the wait at the deadline
        co_await answered_.async_wait(no_throw);
    }
    if (cut_ || !answer_) co_return false;
    auto response = std::move(*answer_);
    if (auto body = std::exchange(body_, nullptr)) {
        co_await pour(std::move(response), std::move(body));
        co_return false;
    }
    response.head_only = head_only;
    const bool close = response.close || !keep_alive || state.stopping;
    const bool written = co_await write(std::move(response), close ? "close" : says_so ? "keep-alive" : "");
    if (!written || !close) co_return written;
    error_code ignored;
    if (begin_ < end_ || socket_.available(ignored) > 0) co_await linger();
    co_return false;
}

awaitable<bool> connection::refuse(http::problem p) {
    auto response = owner_->state().settings.refusal(p, owner_->kind());
    const bool written = co_await write(std::move(response), "close");
    if (written) co_await linger();
    co_return false;
}

awaitable<bool> connection::write(http::response r, std::string_view connection_field) {
    auto& state = owner_->state();
    const auto body = http::wire_body(r);
    head_.clear();
    http::write_head(head_, r, state.date(), connection_field);
    enter(phase::writing,
          state.settings.write_time + std::chrono::seconds(body.size() / state.settings.write_rate));
    const std::array<asio::const_buffer, 2> pieces{asio::buffer(head_), asio::buffer(body)};
    const bool written = co_await write_all(pieces);
    co_return written;
}

/// Writes both pieces with one system call where the kernel takes them together, and large ones in several turns.
awaitable<bool> connection::write_all(std::array<asio::const_buffer, 2> pieces) {
    while (pieces[0].size() + pieces[1].size() > 0) {
        error_code failed;
        const std::array<asio::const_buffer, 2> slice{pieces[0], asio::buffer(pieces[1], most_a_turn)};
        std::size_t count = socket_.write_some(slice, failed);
        if (failed == asio::error::would_block) {
            const auto [waited] = co_await socket_.async_wait(stream_socket::wait_write, no_throw);
            if (waited || cut_) co_return false;
            continue;
        }
        if (failed) co_return false;
        earn_place(count);
        for (auto& piece : pieces) {
            const auto taken = std::min(count, piece.size());
            piece += taken;
            count -= taken;
        }
        if (pieces[0].size() + pieces[1].size() == 0) break;
        co_await asio::post(socket_.get_executor(), asio::use_awaitable_t<executor>());
        if (cut_) co_return false;
    }
    co_return true;
}

/// A stream can be silent for long, and its client may leave meanwhile. What the client still sends is thrown away.
void connection::watch_for_end() {
    socket_.async_wait(stream_socket::wait_read, [self = shared_from_this()](error_code failed) {
        if (failed || self->cut_ || !self->pouring_) return;
        const auto count = self->socket_.read_some(asio::buffer(self->buffer_), failed);
        self->thrown_away_ += count;
        const bool ended = failed && failed != asio::error::would_block;
        if (ended || self->thrown_away_ > most_lingering) return self->cut();
        self->watch_for_end();
    });
}

/// Writes the head, and then the bytes of the stream as they come.
awaitable<void> connection::pour(http::response head, std::shared_ptr<stream> body) {
    auto& state = owner_->state();
    head_.clear();
    http::write_open_head(head_, head, state.date());
    body->wake_ = [this] { answered_.cancel(); };
    pouring_ = true;
    watch_for_end();
    std::string next = std::exchange(head_, {});
    while (!cut_) {
        if (!next.empty()) {
            enter(phase::writing, state.settings.write_time);
            const std::array<asio::const_buffer, 2> pieces{asio::buffer(next), asio::const_buffer()};
            const bool written = co_await write_all(pieces);
            if (!written) break;
            phase_ = phase::streaming;
            deadline_ = steady_clock::time_point::max();
        } else if (body->over_ || state.stopping) {
            break;
        } else {
            answered_.expires_at(steady_clock::time_point::max());
            co_await answered_.async_wait(no_throw);
        }
        next = std::exchange(body->waiting_, {});
    }
    pouring_ = false;
    body->wake_ = {};
    body->end();
}

/// Closing a socket with unread bytes sends a reset, and the reset may overtake the last answer. So for a
/// moment the connection reads and discards the bytes that the client still sends (RFC 9112 9.6).
awaitable<void> connection::linger() {
    enter(phase::lingering, owner_->state().settings.linger_time);
    error_code failed;
    socket_.shutdown(stream_socket::shutdown_send, failed);
    std::size_t thrown_away = 0;
    while (!failed && !cut_ && thrown_away < most_lingering) {
        const auto space = asio::buffer(buffer_);
        const auto [ended, count] = co_await socket_.async_read_some(space, no_throw);
        failed = ended;
        thrown_away += count;
    }
}

} // namespace intouch::net
