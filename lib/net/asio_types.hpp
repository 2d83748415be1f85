// SPDX-License-Identifier: MIT
// Only the sources of this folder include this header. Sockets of all families have one type, and executors
// keep their concrete type. So the compiler compiles each template once, and a request allocates no memory
// for a socket or an executor.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>

namespace intouch::net {

namespace asio = boost::asio;
using boost::system::error_code;

using executor = asio::io_context::executor_type;
using stream_socket = asio::basic_stream_socket<asio::generic::stream_protocol, executor>;
using acceptor_socket = asio::basic_socket_acceptor<asio::generic::stream_protocol, executor>;
using steady_clock = std::chrono::steady_clock;
using timer = asio::basic_waitable_timer<steady_clock, asio::wait_traits<steady_clock>, executor>;
template <class T> using awaitable = asio::awaitable<T, executor>;

/// `auto [failed, …] = co_await x.async_…(…, no_throw);`
inline constexpr asio::as_tuple_t<asio::use_awaitable_t<executor>> no_throw{};

} // namespace intouch::net
