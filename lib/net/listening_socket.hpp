// SPDX-License-Identifier: MIT
// Opens listening sockets with plain system calls, so that each error message can say what to do.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace intouch::net {

/// Owns a file descriptor and closes it.
class descriptor {
public:
    descriptor() = default;
    explicit descriptor(int fd) : fd_(fd) {}
    descriptor(descriptor&& other) noexcept : fd_(other.release()) {}
    descriptor& operator=(descriptor&& other) noexcept;
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;
    ~descriptor();
    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] int release();

private:
    int fd_ = -1;
};

struct tcp_address {
    bool v6 = false;
    std::string host; ///< numeric, without brackets
    std::uint16_t port = 0;
    bool operator==(const tcp_address&) const = default;
};

/// "127.0.0.1:8420", "[::1]:0"; `errc::invalid` for any other form.
[[nodiscard]] result<tcp_address> parse_tcp_address(std::string_view text);

/// Both return the errors of `server::listen_tcp` and `server::listen_unix`.
[[nodiscard]] result<descriptor> open_tcp(const tcp_address& address);
[[nodiscard]] result<descriptor> open_unix(const std::string& path, unsigned mode);
/// The port of a TCP socket; 0 for a socket of another kind.
[[nodiscard]] std::uint16_t bound_port(int fd);

/// Identifies a socket file by its inode as well as its path, because another daemon may replace the file.
struct socket_file {
    std::string path;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
};
[[nodiscard]] socket_file identify(const std::string& path);
/// Removes the file if its inode is still the same.
void remove(const socket_file& file);

} // namespace intouch::net
