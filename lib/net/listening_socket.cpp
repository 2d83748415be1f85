// SPDX-License-Identifier: MIT
#include "net/listening_socket.hpp"

#include "core/ascii.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace intouch::net {
namespace {

constexpr int backlog = 512;

std::string reason(int code) { return std::generic_category().message(code); }

sockaddr* generic(void* address) { return static_cast<sockaddr*>(address); }

/// The path in the form that bind and connect take.
result<sockaddr_un> unix_address(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof(address.sun_path))
        return fail(errc::invalid, path + ": a socket's path has at most " +
                                       std::to_string(sizeof(address.sun_path) - 1) +
                                       " bytes; name a shorter one with --socket");
    std::memcpy(address.sun_path, path.data(), path.size());
    return address;
}

bool somebody_listens(sockaddr_un address) {
    const descriptor probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (probe.get() < 0) return true; // without an answer, the caller must not replace the file
    if (::connect(probe.get(), generic(&address), sizeof(address)) == 0) return true;
    // EAGAIN means a full backlog, so a daemon listens.
    return errno != ECONNREFUSED && errno != ENOENT;
}

/// Removes a socket file that an earlier daemon left at `path`.
result<void> clear(const std::string& path, const sockaddr_un& address) {
    struct stat status{};
    if (::lstat(path.c_str(), &status) != 0) return {};
    if (!S_ISSOCK(status.st_mode))
        return fail(errc::held,
                    path + ": is there and is no socket; move it away or name another with --socket");
    if (somebody_listens(address))
        return fail(errc::held,
                    path + ": another daemon listens there; stop it or name another with --socket");
    if (::unlink(path.c_str()) != 0)
        return fail(errc::unavailable, path + ": cannot replace a stale socket: " + reason(errno));
    return {};
}

} // namespace

descriptor& descriptor::operator=(descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
}
descriptor::~descriptor() {
    if (fd_ >= 0) ::close(fd_);
}
int descriptor::release() { return std::exchange(fd_, -1); }

result<tcp_address> parse_tcp_address(std::string_view text) {
    const auto wrong = [&] {
        return fail(errc::invalid,
                    "found \"" + std::string(text) +
                        "\", expected an address and a port such as \"127.0.0.1:8420\" or \"[::1]:8420\"");
    };
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) return wrong();
    tcp_address address;
    const auto port = whole_number<std::uint16_t>(text.substr(colon + 1));
    if (!port) return wrong();
    address.port = *port;
    auto host = text.substr(0, colon);
    address.v6 = host.starts_with('[') && host.ends_with(']');
    if (address.v6) host = host.substr(1, host.size() - 2);
    address.host = host == "localhost" ? "127.0.0.1" : std::string(host);
    in6_addr probe{};
    if (::inet_pton(address.v6 ? AF_INET6 : AF_INET, address.host.c_str(), &probe) != 1) return wrong();
    return address;
}

result<descriptor> open_tcp(const tcp_address& address) {
    const auto name =
        (address.v6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
    sockaddr_storage storage{};
    socklen_t size = 0;
    if (address.v6) {
        sockaddr_in6 in{};
        in.sin6_family = AF_INET6;
        in.sin6_port = htons(address.port);
        ::inet_pton(AF_INET6, address.host.c_str(), &in.sin6_addr);
        std::memcpy(&storage, &in, size = sizeof(in));
    } else {
        sockaddr_in in{};
        in.sin_family = AF_INET;
        in.sin_port = htons(address.port);
        ::inet_pton(AF_INET, address.host.c_str(), &in.sin_addr);
        std::memcpy(&storage, &in, size = sizeof(in));
    }
    descriptor fd(::socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (fd.get() < 0) return fail(errc::unavailable, name + ": cannot make a socket: " + reason(errno));
    const int yes = 1;
    ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    if (address.v6) ::setsockopt(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof(yes));
    if (::bind(fd.get(), generic(&storage), size) != 0 || ::listen(fd.get(), backlog) != 0) {
        if (errno == EADDRINUSE)
            return fail(errc::held,
                        name + ": another program listens there; stop it or choose another port in [http]");
        if (errno == EACCES)
            return fail(errc::unavailable,
                        name + ": not allowed to listen there; choose a port above 1023 in [http]");
        if (errno == EADDRNOTAVAIL)
            return fail(errc::unavailable,
                        name + ": this machine has no such address; choose another in [http]");
        return fail(errc::unavailable, name + ": cannot listen there: " + reason(errno));
    }
    return fd;
}

result<descriptor> open_unix(const std::string& path, unsigned mode) {
    auto address = unix_address(path);
    if (!address) return std::unexpected(address.error());
    const auto parent = std::filesystem::path(path).parent_path();
    if (!parent.empty() && !std::filesystem::exists(parent)) {
        std::error_code failed;
        std::filesystem::create_directories(parent.parent_path(), failed);
        if (failed || ::mkdir(parent.c_str(), 0700) != 0)
            return fail(errc::unavailable, parent.string() + ": cannot make the socket's directory: " +
                                               (failed ? failed.message() : reason(errno)));
    }
    if (auto cleared = clear(path, *address); !cleared) return std::unexpected(cleared.error());
    descriptor fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (fd.get() < 0) return fail(errc::unavailable, path + ": cannot make a socket: " + reason(errno));
    // No client can connect between bind and chmod, because the kernel refuses connections before listen.
    if (::bind(fd.get(), generic(&*address), sizeof(*address)) != 0 || ::chmod(path.c_str(), mode) != 0 ||
        ::listen(fd.get(), backlog) != 0)
        return fail(errno == EADDRINUSE ? errc::held : errc::unavailable,
                    path + ": cannot listen there: " + reason(errno));
    return fd;
}

std::uint16_t bound_port(int fd) {
    sockaddr_storage storage{};
    socklen_t size = sizeof(storage);
    if (::getsockname(fd, generic(&storage), &size) != 0) return 0;
    if (storage.ss_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, &storage, sizeof(in));
        return ntohs(in.sin_port);
    }
    if (storage.ss_family == AF_INET6) {
        sockaddr_in6 in{};
        std::memcpy(&in, &storage, sizeof(in));
        return ntohs(in.sin6_port);
    }
    return 0;
}

socket_file identify(const std::string& path) {
    struct stat status{};
    if (::lstat(path.c_str(), &status) != 0) return {path, 0, 0};
    return {path, status.st_dev, status.st_ino};
}

void remove(const socket_file& file) {
    const auto now = identify(file.path);
    if (now.inode != 0 && now.device == file.device && now.inode == file.inode) ::unlink(file.path.c_str());
}

} // namespace intouch::net
