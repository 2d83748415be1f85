// SPDX-License-Identifier: MIT
#include "store/secret_file.hpp"

#include "store/fault.hpp"
#include "store/file.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace intouch::store {
namespace {

constexpr std::size_t longest = 4096; // of a secret
constexpr std::size_t largest = std::size_t{64} << 10U;

} // namespace

result<std::string> read_private_file(const std::filesystem::path& directory, const std::string& name) {
    const auto file = directory / name;
    // Without O_NONBLOCK, opening a FIFO would block.
    const file_descriptor fd(open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (!fd && errno == ENOENT)
        return fail(errc::not_found,
                    fmt::format("{}: there is none yet: `intouch serve` makes it", file.string()));
    if (!fd && errno == ELOOP)
        return fail(errc::storage,
                    fmt::format("{}: is a symbolic link: put the file itself there", file.string()));
    if (!fd) return std::unexpected(explain(file, "open", errno));
    struct stat s{};
    if (fstat(fd.get(), &s) != 0) return std::unexpected(explain(file, "open", errno));
    if (!S_ISREG(s.st_mode)) return fail(errc::storage, fmt::format("{}: is not a file", file.string()));
    if ((s.st_mode & 077U) != 0)
        return fail(
            errc::storage,
            fmt::format("{}: other users can read or change it (mode {:04o}): if no one did, run `chmod "
                        "600` on it; otherwise remove it, and a new one is made",
                        file.string(), s.st_mode & 07777U));
    std::string text;
    std::array<char, longest> part{};
    while (text.size() <= largest) {
        const auto got = read(fd.get(), part.data(), part.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return std::unexpected(explain(file, "read", errno));
        if (got == 0) return text;
        text.append(part.data(), static_cast<std::size_t>(got));
    }
    return fail(errc::storage,
                fmt::format("{}: has {} bytes, expected at most {}", file.string(), s.st_size, largest));
}

result<std::string> read_secret_file(const std::filesystem::path& directory, const std::string& name) {
    const auto file = directory / name;
    auto secret = read_private_file(directory, name);
    if (!secret) return secret;
    if (secret->size() < secret_size || secret->size() > longest)
        return fail(
            errc::storage,
            fmt::format("{}: has {} {}, expected {} to {}: put a copy of the whole file there; or remove "
                        "it, and `intouch serve` makes another{}",
                        file.string(), secret->size(), secret->size() == 1 ? "byte" : "bytes", secret_size,
                        longest, name == "key" ? ", with new feed addresses" : ""));
    return secret;
}

result<std::string> secret_file(const std::filesystem::path& directory, const std::string& name,
                                const std::string& fresh) {
    auto found = read_secret_file(directory, name);
    if (found || found.error().code != errc::not_found) return found;
    const auto file = directory / name;
    const auto made = directory / (name + ".new");
    unlink(made.c_str()); // left by a killed process
    {
        const auto fd = create_private(made);
        if (!fd) return std::unexpected(fd.error());
        auto written = write_all(*fd, made, fresh);
        if (written && fsync(fd->get()) != 0) written = std::unexpected(explain(made, "write", errno));
        if (!written) {
            unlink(made.c_str());
            return std::unexpected(written.error());
        }
    }
    if (auto r = put_in_place(made, file); !r) return std::unexpected(r.error());
    return fresh;
}

} // namespace intouch::store
