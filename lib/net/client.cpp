// SPDX-License-Identifier: MIT
#include "net/client.hpp"

#include "net/answer_reader.hpp"
#include "net/asio_types.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>

#include <sys/un.h>

#include <array>
#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace intouch::net {
namespace {

constexpr http::answer_limits answer_sizes{.body = std::size_t{64} << 20U};

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

    using state = answer_reader::state;
    answer_reader reader(answer_sizes);
    reader.expect(request.method);
    const auto buffer = std::make_unique<std::array<char, 65536>>();
    while (reader.at() != state::complete) {
        const auto space = asio::buffer(*buffer);
        const auto [failed, count] = co_await socket.async_read_some(space, no_throw);
        reader.put(std::string_view(buffer->data(), count));
        if (failed) reader.end();
        if (!reader.started())
            co_return fail(errc::unavailable,
                           path + ": the daemon closed the connection without an answer; try again");
        if (reader.at() == state::refused)
            co_return fail(errc::damaged, path + ": the answer cannot be read: the daemon " + reader.why());
    }
    co_return reader.take();
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
