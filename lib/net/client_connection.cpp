// SPDX-License-Identifier: MIT
#include "net/client_connection.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/write.hpp>
#include <openssl/err.h>

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace intouch::net {
namespace {

std::string seconds_text(std::chrono::milliseconds span) {
    const auto count = span.count();
    return count % 1000 == 0 ? std::to_string(count / 1000) + " s" : std::to_string(count) + " ms";
}

std::string why_refused(const error_code& failed) {
    if (failed == asio::error::connection_refused) return "nobody listens there";
    if (failed == asio::error::network_unreachable || failed == asio::error::host_unreachable)
        return "no way leads there: is this machine connected?";
    if (failed == asio::error::connection_reset) return "the connection was broken off";
    return failed.message();
}

std::string why_no_tls(const error_code& failed) {
    if (failed == asio::ssl::error::stream_truncated || failed == asio::error::eof ||
        failed == asio::error::connection_reset)
        return "the server broke off while TLS was being set up";
    if (failed.category() == asio::error::get_ssl_category()) {
        const int reason = ERR_GET_REASON(static_cast<unsigned long>(failed.value()));
        if (reason == SSL_R_WRONG_VERSION_NUMBER || reason == SSL_R_HTTP_REQUEST ||
            reason == SSL_R_UNEXPECTED_MESSAGE)
            return "it does not speak TLS on this port: is the port in url right, or is it http?";
        if (reason == SSL_R_UNSUPPORTED_PROTOCOL || reason == SSL_R_TLSV1_ALERT_PROTOCOL_VERSION)
            return "it speaks no TLS newer than 1.1, which is no longer safe";
    }
    return "TLS cannot be set up: " + failed.message();
}

} // namespace

client_connection::client_connection(asio::io_context& context, origin to, tls_client* tls)
    : to_(std::move(to)), tls_(tls), socket_(context.get_executor()), limits_(context.get_executor()) {}

exchange_error client_connection::fail_with(exchange_fault fault, std::string text) const {
    return {{errc::unavailable, to_.authority() + ": " + std::move(text)}, fault, false};
}

void client_connection::limit(steady_clock::time_point whole, std::chrono::milliseconds whole_length,
                              std::chrono::milliseconds silence) {
    whole_ = whole;
    whole_length_ = whole_length;
    silence_ = silence;
    timed_out_.clear();
    progress();
}

void client_connection::progress() {
    silent_ = silence_.count() == 0 ? steady_clock::time_point::max() : steady_clock::now() + silence_;
    const auto next = std::min(whole_, silent_);
    // The running timer expires first and then calls this function again.
    if (watching_ && limits_.expiry() <= next) return;
    if (next != steady_clock::time_point::max()) watch();
}

void client_connection::watch() {
    limits_.expires_at(std::min(whole_, silent_));
    watching_ = true;
    limits_.async_wait([weak = weak_from_this()](error_code cancelled) {
        const auto self = weak.lock();
        if (cancelled || !self) return;
        const auto now = steady_clock::now();
        self->watching_ = false;
        if (now < std::min(self->whole_, self->silent_)) {
            if (std::min(self->whole_, self->silent_) != steady_clock::time_point::max()) self->watch();
            return;
        }
        self->timed_out_ = now >= self->whole_ ? "took longer than " + seconds_text(self->whole_length_)
                                               : "was silent for " + seconds_text(self->silence_);
        error_code ignored;
        self->socket_.close(ignored);
    });
}

awaitable<std::optional<exchange_error>> client_connection::open(endpoint_list addresses,
                                                                 std::chrono::milliseconds each) {
    const auto whole = whole_;
    const auto span = whole_length_;
    error_code failed = asio::error::host_not_found;
    std::string late;
    for (const auto& address : addresses) {
        error_code ignored;
        if (socket_.is_open()) socket_.close(ignored);
        const auto now = steady_clock::now();
        if (now >= whole) break;
        whole_ = std::min(whole, now + each);
        whole_length_ = each;
        silent_ = whole_;
        timed_out_.clear();
        watch();
        socket_.open(address.protocol(), failed);
        if (failed) continue;
        const auto [refused] = co_await socket_.async_connect(address, no_throw);
        failed = refused;
        late = timed_out_;
        if (!failed) break;
    }
    whole_ = whole;
    whole_length_ = span;
    timed_out_.clear();
    if (failed) {
        if (!late.empty())
            co_return fail_with(exchange_fault::time,
                                "no answer to an attempt to connect within " + seconds_text(each));
        co_return fail_with(exchange_fault::connection, "cannot connect: " + why_refused(failed));
    }
    error_code ignored;
    socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
    silence_ = each;
    progress();
    if (tls_ == nullptr) co_return std::nullopt;
    auto shaken = co_await shake_hands();
    co_return shaken;
}

awaitable<std::optional<exchange_error>> client_connection::shake_hands() {
    stream_.emplace(socket_, tls_->context());
    SSL* const connection = stream_->native_handle();
    tls_->prepare(connection, to_.host, found_);
    const auto [failed] = co_await stream_->async_handshake(asio::ssl::stream_base::client, no_throw);
    if (!timed_out_.empty())
        co_return fail_with(exchange_fault::time, "the server " + timed_out_ + " while TLS was being set up");
    if (found_.code != 0) co_return fail_with(exchange_fault::certificate, tls_->describe(found_, to_.host));
    if (failed) co_return fail_with(exchange_fault::connection, why_no_tls(failed));
    if (auto wrong = tls_->check_key(connection); !wrong.empty())
        co_return fail_with(exchange_fault::certificate, std::move(wrong));
    co_return std::nullopt;
}

awaitable<error_code> client_connection::write(std::string_view bytes) {
    const auto buffer = asio::buffer(bytes);
    std::size_t done = 0;
    while (done < bytes.size()) {
        progress();
        error_code failed;
        std::size_t count = 0;
        if (stream_) {
            std::tie(failed, count) = co_await stream_->async_write_some(buffer + done, no_throw);
        } else {
            std::tie(failed, count) = co_await socket_.async_write_some(buffer + done, no_throw);
        }
        if (failed) co_return failed;
        done += count;
    }
    co_return error_code();
}

awaitable<std::size_t> client_connection::read(asio::mutable_buffer into, error_code& failed) {
    progress();
    std::size_t count = 0;
    if (stream_) {
        std::tie(failed, count) = co_await stream_->async_read_some(into, no_throw);
    } else {
        std::tie(failed, count) = co_await socket_.async_read_some(into, no_throw);
    }
    co_return count;
}

bool client_connection::quiet() {
    if (!socket_.is_open()) return false;
    char byte = 0;
    const auto count = ::recv(socket_.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (count < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
    // A TLS server may send records that carry no answer, for example session tickets.
    return count > 0 && stream_.has_value();
}

void client_connection::close() {
    error_code ignored;
    limits_.cancel();
    socket_.close(ignored);
}

} // namespace intouch::net
