// SPDX-License-Identifier: MIT
#include "net/client.hpp"

#include "net/asio_types.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <sys/un.h>

#include <array>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <utility>

namespace intouch::net {
namespace {

namespace beast_http = boost::beast::http;
using response_parser = beast_http::response_parser<beast_http::string_body>;

constexpr std::uint64_t longest_answer = std::uint64_t{64} << 20U;
constexpr std::uint32_t longest_head = 64 * 1024;

std::unexpected<error> cannot_connect(const std::string& path, const error_code& failed) {
    if (failed == asio::error::access_denied)
        return fail(errc::unavailable,
                    path + ": not allowed to speak to this daemon; ask as the user it runs for");
    if (failed == asio::error::connection_refused ||
        failed == boost::system::errc::no_such_file_or_directory ||
        failed == boost::system::errc::not_a_directory)
        return fail(errc::unavailable, "no daemon listens on " + path + "; start one with \"intouch serve\"");
    return fail(errc::unavailable, path + ": cannot connect: " + failed.message());
}

http::response to_response(beast_http::response<beast_http::string_body> message) {
    http::response r;
    r.status = message.result_int();
    for (const auto& f : message)
        r.headers.add({f.name_string().data(), f.name_string().size()}, {f.value().data(), f.value().size()});
    r.close = !message.keep_alive();
    r.body = std::make_shared<const std::string>(std::move(message.body()));
    return r;
}

/// Gives the bytes that came to the parser; bytes that it does not take stay in `pending`. The request asks
/// for no 100 (Continue), so this function reads none.
error_code parse(response_parser& parser, std::string& pending) {
    error_code failed;
    while (!pending.empty() && !parser.is_done()) {
        const auto taken = parser.put(asio::buffer(pending), failed);
        pending.erase(0, taken);
        if (failed == beast_http::error::need_more) return {};
        if (failed || taken == 0) return failed;
    }
    return failed;
}

awaitable<result<http::response>> exchange(asio::io_context& context, std::string path,
                                           http::request request) {
    stream_socket socket(context);
    const asio::local::stream_protocol::endpoint endpoint(path);
    const auto [refused] = co_await socket.async_connect(endpoint, no_throw);
    if (refused) co_return cannot_connect(path, refused);

    request.keep_alive = false;
    const auto text = http::write_request(request);
    // A daemon may refuse a request before it has read all of it. Then the write fails, but an answer comes.
    co_await asio::async_write(socket, asio::buffer(text), no_throw);

    response_parser parser;
    parser.body_limit(longest_answer);
    parser.header_limit(longest_head);
    parser.eager(true);
    parser.skip(request.method == "HEAD");
    const auto buffer = std::make_unique<std::array<char, 65536>>();
    std::string pending;
    while (!parser.is_done()) {
        const auto space = asio::buffer(*buffer);
        const auto [failed, count] = co_await socket.async_read_some(space, no_throw);
        pending.append(buffer->data(), count);
        error_code wrong = parse(parser, pending);
        if (failed && !wrong && !parser.is_done()) {
            if (!parser.got_some())
                co_return fail(errc::unavailable,
                               path + ": the daemon closed the connection without an answer; try again");
            parser.put_eof(wrong);
        }
        if (wrong) co_return fail(errc::damaged, path + ": the answer cannot be read: " + wrong.message());
    }
    co_return to_response(parser.release());
}

} // namespace

result<http::response> call(const std::string& path, const http::request& r,
                            std::chrono::milliseconds limit) {
    if (path.size() >= sizeof(sockaddr_un::sun_path))
        return fail(errc::invalid, path + ": this is too long for a socket's path");
    asio::io_context context(1);
    std::optional<result<http::response>> answer;
    std::exception_ptr thrown;
    asio::co_spawn(context, exchange(context, path, r),
                   [&](std::exception_ptr failed, result<http::response> got) {
                       thrown = std::move(failed);
                       answer = std::move(got);
                   });
    context.run_for(limit);
    if (thrown) std::rethrow_exception(thrown);
    if (!answer)
        return fail(errc::unavailable,
                    path + ": the daemon did not answer within " + std::to_string(limit.count()) + " ms");
    return *std::move(answer);
}

} // namespace intouch::net
