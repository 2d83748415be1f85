// SPDX-License-Identifier: MIT
// A kernel lock (F_OFD_SETLK) on the separate file DIR/lock. A lock on the database itself would not work:
// closing any descriptor of it drops the locks of SQLite. The file stays; the lock ends with the process. The
// file holds the pid, for error messages.
#include "store/directory_lock.hpp"

#include "store/fault.hpp"
#include "store/file.hpp"
#include "store/network_file_system.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <thread>
#include <utility>

namespace intouch::store {
namespace {

/// Creates the missing directories of the path, each 0700.
result<void> make_directories(const std::filesystem::path& directory) {
    if (mkdir(directory.c_str(), 0700) == 0 || errno == EEXIST) return {};
    if (errno != ENOENT || directory.parent_path() == directory)
        return std::unexpected(explain(directory, "create", errno));
    if (auto r = make_directories(directory.parent_path()); !r) return r;
    if (mkdir(directory.c_str(), 0700) == 0 || errno == EEXIST) return {};
    return std::unexpected(explain(directory, "create", errno));
}

result<void> make_private(const file_descriptor& fd, const std::filesystem::path& directory) {
    struct stat s{};
    if (fstat(fd.get(), &s) != 0) return std::unexpected(explain(directory, "open", errno));
    if ((s.st_mode & 07777U) == 0700) return {};
    if (s.st_uid != geteuid())
        return fail(errc::storage,
                    fmt::format("{}: belongs to another user, and further users may enter it (mode "
                                "{:04o}): choose a directory of your own with --state",
                                directory.string(), s.st_mode & 07777U));
    if (fchmod(fd.get(), 0700) != 0) return std::unexpected(explain(directory, "set the permissions", errno));
    return {};
}

result<void> local(const file_descriptor& fd, const std::filesystem::path& directory) {
    struct statfs s{};
    if (fstatfs(fd.get(), &s) != 0) return std::unexpected(explain(directory, "open", errno));
    const auto network = network_file_system(static_cast<std::uint32_t>(s.f_type));
    if (!network) return {};
    return fail(errc::storage,
                fmt::format("{}: lies on a network file system ({}), where a ledger can be damaged: choose a "
                            "local directory with --state",
                            directory.string(), *network));
}

bool try_lock(int fd) {
    struct flock l{};
    l.l_type = F_WRLCK;
    l.l_whence = SEEK_SET;
    return fcntl(fd, F_OFD_SETLK, &l) == 0;
}

/// The pid in the file; 0 when there is none.
pid_t written_pid(int fd) {
    std::array<char, 32> text{};
    const auto got = pread(fd, text.data(), text.size(), 0);
    pid_t pid = 0;
    if (got > 0) std::from_chars(text.data(), text.data() + got, pid);
    return pid;
}

/// Overwrites the pid with the same number of bytes, which works on a full disk too. Errors are ignored: the
/// pid only improves messages.
void write_pid(int fd, pid_t pid) {
    const auto text = fmt::format("{:<10}\n", pid);
    [[maybe_unused]] const auto written = pwrite(fd, text.data(), text.size(), 0);
}

bool alive(pid_t pid) { return pid > 0 && (kill(pid, 0) == 0 || errno == EPERM); }

} // namespace

result<directory_lock> directory_lock::take(const std::filesystem::path& directory) {
    if (auto r = make_directories(directory); !r) return std::unexpected(r.error());
    const file_descriptor dir(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!dir) return std::unexpected(explain(directory, "open", errno));
    if (auto r = local(dir, directory); !r) return std::unexpected(r.error());
    if (auto r = make_private(dir, directory); !r) return std::unexpected(r.error());

    const auto file = directory / "lock";
    file_descriptor fd(openat(dir.get(), "lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!fd) return std::unexpected(explain(file, "open", errno));
    if (fchmod(fd.get(), 0600) != 0) return std::unexpected(explain(file, "set the permissions", errno));

    // The other process may hold the lock but not have written its pid yet. Waits a tenth of a second for the
    // pid.
    using namespace std::chrono_literals;
    pid_t pid = 0;
    for (int turn = 0; turn < 50 && !try_lock(fd.get()); ++turn) {
        if (errno != EAGAIN && errno != EACCES) return std::unexpected(explain(file, "lock", errno));
        pid = written_pid(fd.get());
        const bool last = turn == 49;
        if (alive(pid) || (last && pid > 0))
            return fail(
                errc::held,
                fmt::format("{}: is held by another intouch, process {}: stop that one first, or name "
                            "another directory with --state",
                            directory.string(), pid));
        if (last)
            return fail(errc::held,
                        fmt::format("{}: is held by another intouch: stop that one first, or name another "
                                    "directory with --state",
                                    directory.string()));
        std::this_thread::sleep_for(2ms);
    }
    write_pid(fd.get(), getpid());
    return directory_lock(fd.release());
}

directory_lock::directory_lock(directory_lock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

directory_lock& directory_lock::operator=(directory_lock&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
}

directory_lock::~directory_lock() {
    if (fd_ < 0) return;
    write_pid(fd_, 0); // so that no message names this process; after a kill, `alive` tells
    close(fd_);
}

} // namespace intouch::store
