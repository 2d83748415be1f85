// SPDX-License-Identifier: MIT
// A server on its own thread, and clients that use plain system calls, so that the code under test does not
// test itself.
#pragma once

#include "net/server.hpp"

#include <doctest/doctest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace intouch::test {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// For events that come at once on an idle machine.
constexpr std::chrono::seconds longest_wait{20};

/// Waits until `condition` holds; false when it does not within `longest_wait`.
template <class Condition> bool eventually(Condition condition) {
    for (const auto end = steady_clock::now() + longest_wait; steady_clock::now() < end;) {
        if (condition()) return true;
        std::this_thread::sleep_for(milliseconds(1));
    }
    return condition();
}

/// Whether the future has its value within `longest_wait`.
template <class T> bool arrives(const std::future<T>& value) {
    return value.wait_for(longest_wait) == std::future_status::ready;
}

/// A temporary directory that the destructor removes.
struct scratch {
    scratch() {
        std::string pattern = std::filesystem::temp_directory_path() / "intouch-net-XXXXXX";
        path = ::mkdtemp(pattern.data());
    }
    scratch(const scratch&) = delete;
    scratch& operator=(const scratch&) = delete;
    ~scratch() { std::filesystem::remove_all(path); }
    std::filesystem::path path;
};

/// A client connection. Every wait ends after `longest_wait`.
class wire {
public:
    explicit wire(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connect(&address, sizeof(address));
    }
    explicit wire(const std::string& path) : fd_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path.data(), path.size());
        connect(&address, sizeof(address));
    }
    wire(wire&& other) noexcept : fd_(std::exchange(other.fd_, -1)), connected_(other.connected_) {}
    wire& operator=(wire&&) = delete;
    wire(const wire&) = delete;
    wire& operator=(const wire&) = delete;
    ~wire() { close(); }

    [[nodiscard]] bool connected() const { return connected_; }
    void close() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }
    void small_window() const {
        const int bytes = 2048;
        ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof(bytes));
    }
    /// False when the other side has closed the connection.
    // NOLINTNEXTLINE(modernize-use-nodiscard): most tests look at the answer only
    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (n <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(n));
        }
        return true;
    }
    void end_of_sending() const { ::shutdown(fd_, SHUT_WR); }
    /// The bytes that come until `enough` is true, the other side closes, or `limit` milliseconds pass.
    template <class Enough>
    std::string read_until(Enough enough, int limit = milliseconds(longest_wait).count()) {
        std::string all;
        const auto end = steady_clock::now() + milliseconds(limit);
        while (!enough(all)) {
            pollfd waiting{fd_, POLLIN, 0};
            const auto left = std::chrono::duration_cast<milliseconds>(end - steady_clock::now()).count();
            if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) <= 0) break;
            std::string piece(65536, '\0');
            const auto n = ::recv(fd_, piece.data(), piece.size(), 0);
            if (n <= 0) {
                closed_ = true;
                break;
            }
            all.append(piece, 0, static_cast<std::size_t>(n));
        }
        return all;
    }
    /// All bytes until the other side closes the connection.
    std::string read_all() {
        return read_until([](const std::string&) { return false; });
    }
    std::string read_bytes(std::string_view last) {
        return read_until([last](const std::string& all) { return all.ends_with(last); });
    }
    /// Waits until the other side closes the connection; false when it does not.
    bool ended() {
        if (!closed_) read_all();
        return closed_;
    }
    /// True when no byte comes and the connection stays open for this long.
    bool silent(int limit) {
        return read_until([](const std::string& all) { return !all.empty(); }, limit).empty() && !closed_;
    }

private:
    template <class Address> void connect(Address* address, socklen_t size) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): connect takes sockaddr
        connected_ = ::connect(fd_, reinterpret_cast<sockaddr*>(address), size) == 0;
    }
    int fd_;
    bool connected_ = false;
    bool closed_ = false;
};

/// The status of each answer in `bytes`. It looks for status lines; the bodies in these tests contain none.
inline std::vector<unsigned> statuses(std::string_view bytes) {
    constexpr std::string_view start = "HTTP/1.1 ";
    std::vector<unsigned> all;
    for (auto at = bytes.find(start); at != std::string_view::npos; at = bytes.find(start, at + 1))
        all.push_back(static_cast<unsigned>(std::stoi(std::string(bytes.substr(at + start.size(), 3)))));
    return all;
}

inline std::string body_of(std::string_view answer) {
    const auto at = answer.find("\r\n\r\n");
    return at == std::string_view::npos ? std::string() : std::string(answer.substr(at + 4));
}

/// Answers with the target of the request.
inline void echo(const http::request& r, net::reply reply) {
    reply(http::text_response(200, "text/plain", r.target + (r.body.empty() ? "" : " " + r.body)));
}

/// A loop and a server on a separate thread, from construction to destruction.
class running_server {
public:
    explicit running_server(net::request_handler handler = echo, net::server_settings settings = {},
                            http::listener_kind kind = http::listener_kind::control_tcp)
        : server_(std::make_unique<net::server>(loop_, std::move(handler), std::move(settings))) {
        auto listens = server_->listen_tcp(kind, "127.0.0.1:0");
        REQUIRE(listens.has_value());
        port_ = *listens;
        thread_ = std::thread([this] { loop_.run(); });
    }
    running_server(const running_server&) = delete;
    running_server& operator=(const running_server&) = delete;
    ~running_server() {
        on_loop([this] { server_.reset(); });
        loop_.stop();
        thread_.join();
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] net::loop& loop() { return loop_; }
    [[nodiscard]] net::server& server() { return *server_; } ///< use it only on the loop's thread
    [[nodiscard]] wire connect() const { return wire(port_); }

    /// Runs `what` on the loop's thread and waits for it.
    template <class What> std::invoke_result_t<What> on_loop(What what) {
        std::packaged_task<decltype(what())()> work(std::move(what));
        auto made = work.get_future();
        loop_.post([&work] { work(); });
        return made.get();
    }
    std::size_t connections() {
        return on_loop([this] { return server_->connections(); });
    }
    /// Waits until there are this many connections; false when that never happens.
    bool settles_at(std::size_t count) {
        return eventually([&] { return connections() == count; });
    }
    /// Stops the server and returns how long that took.
    milliseconds stop() {
        auto done = std::make_shared<
            std::promise<void>>(); // shared with the server, which may stop after this wait ends
        const auto stopped = done->get_future();
        const auto from = steady_clock::now();
        loop_.post([&] { server_->stop([done] { done->set_value(); }); });
        REQUIRE(arrives(stopped));
        return std::chrono::duration_cast<milliseconds>(steady_clock::now() - from);
    }

private:
    net::loop loop_;
    std::unique_ptr<net::server> server_;
    std::uint16_t port_ = 0;
    std::thread thread_;
};

inline std::string get(std::string_view target, std::string_view more = {}) {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(more) + "\r\n";
}

} // namespace intouch::test
