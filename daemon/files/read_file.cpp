// SPDX-License-Identifier: MIT
#include "daemon/files/read_file.hpp"

#include "store/file.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace intouch::daemon {

namespace {

error unreadable() {
    const int why = errno;
    return {why == ENOENT ? errc::not_found : errc::storage,
            std::string("cannot be read: ") + std::strerror(why)}; // NOLINT(concurrency-mt-unsafe)
}

} // namespace

result<std::string> read_whole(const std::filesystem::path& file, file_kind kind, std::size_t most) {
    // Without O_NONBLOCK, open would wait for the writer of a pipe.
    const int flags = O_RDONLY | O_CLOEXEC | (kind == file_kind::regular ? O_NONBLOCK : 0);
    const int fd = ::open(file.c_str(), flags); // NOLINT(*-vararg)
    if (fd < 0) return std::unexpected(unreadable());
    const store::file_descriptor closed(fd);
    struct stat facts{};
    if (::fstat(fd, &facts) != 0) return std::unexpected(unreadable());
    if (S_ISDIR(facts.st_mode)) return fail(errc::storage, "is a directory, expected a file");
    if (kind == file_kind::regular && !S_ISREG(facts.st_mode))
        return fail(errc::storage, "is a pipe or a device, expected a file");
    const auto too_large = [&] {
        return fail(errc::storage, fmt::format("is larger than {} MiB, expected less", most >> 20U));
    };
    std::string text;
    if (S_ISREG(facts.st_mode)) {
        if (static_cast<std::size_t>(facts.st_size) > most) return too_large();
        text.reserve(static_cast<std::size_t>(facts.st_size) + 1);
    }
    std::array<char, std::size_t{64} << 10U> part{};
    while (true) {
        const ssize_t got = ::read(fd, part.data(), part.size());
        if (got == 0) return text;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return std::unexpected(unreadable());
        text.append(part.data(), static_cast<std::size_t>(got));
        if (text.size() > most) return too_large();
    }
}

} // namespace intouch::daemon
