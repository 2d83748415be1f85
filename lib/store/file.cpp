// SPDX-License-Identifier: MIT
#include "store/file.hpp"

#include "store/fault.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

namespace intouch::store {

file_descriptor& file_descriptor::operator=(file_descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
}

file_descriptor::~file_descriptor() {
    if (fd_ >= 0) close(fd_);
}

result<file_descriptor> create_private(const std::filesystem::path& file) {
    file_descriptor fd(open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!fd) return std::unexpected(explain(file, "create", errno));
    if (fchmod(fd.get(), 0600) != 0)
        return std::unexpected(
            explain(file, "set the permissions", errno)); // needed under a umask such as 0777
    return fd;
}

// Uses the name: closing a descriptor of a database would drop the locks of this process on it.
result<void> make_private(const std::filesystem::path& file) {
    struct stat s{};
    if (lstat(file.c_str(), &s) != 0) return std::unexpected(explain(file, "open", errno));
    if ((s.st_mode & 07777U) == 0600) return {};
    if (chmod(file.c_str(), 0600) != 0) return std::unexpected(explain(file, "set the permissions", errno));
    return {};
}

result<void> write_all(const file_descriptor& fd, const std::filesystem::path& file, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = write(fd.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return std::unexpected(explain(file, "write", errno));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

namespace {

/// The file to which the links lead that `file` is, each of which must be this user's or root's.
result<std::filesystem::path> followed(std::filesystem::path file) {
    constexpr int most_links = 40; // as the kernel follows
    for (int i = 0; i < most_links; ++i) {
        struct stat s{};
        if (lstat(file.c_str(), &s) != 0 || !S_ISLNK(s.st_mode)) return file;
        if (s.st_uid != geteuid() && s.st_uid != 0)
            return fail(
                errc::storage,
                fmt::format("{}: is a symbolic link of another user (uid {}): name a file in a directory of "
                            "your own, or remove the link",
                            file.string(), s.st_uid));
        std::error_code code;
        const auto target = std::filesystem::read_symlink(file, code);
        if (code) return std::unexpected(explain(file, "open", code.value()));
        file = file.parent_path() / target; // an absolute target replaces the whole
    }
    return std::unexpected(explain(file, "open", ELOOP));
}

} // namespace

result<void> write_whole(const std::filesystem::path& named, std::string_view bytes, unsigned fresh) {
    const auto real = followed(named);
    if (!real) return std::unexpected(real.error());
    const auto& file = *real;
    struct stat before{};
    const mode_t mode = stat(file.c_str(), &before) == 0 ? before.st_mode & 0777U : fresh;
    const auto made = file.parent_path() / ("." + file.filename().string() + ".new");
    unlink(made.c_str()); // left by a killed process
    {
        const auto fd = create_private(made);
        if (!fd) return std::unexpected(fd.error());
        auto written = write_all(*fd, made, bytes);
        if (written && (fchmod(fd->get(), mode) != 0 || fsync(fd->get()) != 0))
            written = std::unexpected(explain(made, "write", errno));
        if (!written) {
            unlink(made.c_str());
            return written;
        }
    }
    auto placed = put_in_place(made, file);
    if (!placed) unlink(made.c_str());
    return placed;
}

result<void> put_in_place(const std::filesystem::path& made, const std::filesystem::path& file) {
    if (rename(made.c_str(), file.c_str()) != 0) return std::unexpected(explain(file, "put in place", errno));
    const auto parent = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const file_descriptor directory(open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory || fsync(directory.get()) != 0) return std::unexpected(explain(parent, "sync", errno));
    return {};
}

} // namespace intouch::store
