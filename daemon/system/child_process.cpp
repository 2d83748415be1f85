// SPDX-License-Identifier: MIT
#include "daemon/system/child_process.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <system_error>
#include <utility>

namespace intouch::daemon {

namespace {

/// A file descriptor that this object closes.
class owned_fd {
public:
    owned_fd() = default;
    explicit owned_fd(int fd) : fd_(fd) {}
    owned_fd(owned_fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    owned_fd& operator=(owned_fd&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    owned_fd(const owned_fd&) = delete;
    owned_fd& operator=(const owned_fd&) = delete;
    ~owned_fd() {
        if (fd_ >= 0) ::close(fd_);
    }
    [[nodiscard]] int get() const { return fd_; }

private:
    int fd_ = -1;
};

struct stream {
    owned_fd from;
    std::string text;
    net::registration readable;
    bool ended = false;
};

/// The environment of the command: ours without the variables that systemd set for this process alone.
std::vector<char*> inherited_environment() {
    std::vector<char*> kept;
    for (char** one = environ; *one != nullptr; ++one) {
        const std::string_view text = *one;
        if (!text.starts_with("NOTIFY_SOCKET=") && !text.starts_with("WATCHDOG_") &&
            !text.starts_with("LISTEN_"))
            kept.push_back(*one);
    }
    kept.push_back(nullptr);
    return kept;
}

/// The command has its own process group, default signal handlers and none of our descriptors.
int spawn(std::vector<std::string> words, int in, int out, int err, pid_t& made) {
    posix_spawn_file_actions_t files{};
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, err, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    posix_spawnattr_t how{};
    posix_spawnattr_init(&how);
    sigset_t usual{};
    sigset_t none{};
    sigfillset(&usual);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&how, &usual);
    posix_spawnattr_setsigmask(&how, &none);
    posix_spawnattr_setpgroup(&how, 0);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    std::vector<char*> arguments;
    for (auto& w : words) arguments.push_back(w.data());
    arguments.push_back(nullptr);
    auto environment = inherited_environment();
    const int failed =
        ::posix_spawnp(&made, arguments.front(), &files, &how, arguments.data(), environment.data());
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(&files);
    return failed;
}

/// A file in memory with that content, to be read from its beginning; -1 and errno when there is none.
int file_with(std::string_view content) {
    const int fd = ::memfd_create("input", MFD_CLOEXEC);
    if (fd < 0) return fd;
    const auto written = ::write(fd, content.data(), content.size());
    if (written == static_cast<ssize_t>(content.size()) && ::lseek(fd, 0, SEEK_SET) == 0) return fd;
    ::close(fd);
    return -1;
}

std::string first_line(std::string_view text) {
    while (text.starts_with('\n') || text.starts_with(' ')) text.remove_prefix(1);
    return std::string(text.substr(0, text.find('\n')));
}

} // namespace

struct child_process::impl {
    impl(net::loop& on, std::string called, std::move_only_function<void(result<std::string>)> t,
         const child_limits& l)
        : loop(on), name(std::move(called)), then(std::move(t)), limits(l) {}
    ~impl() { kill(); }
    impl(const impl&) = delete;
    impl& operator=(const impl&) = delete;

    void start(const std::vector<std::string>& words);
    void read(stream& s);
    void look();
    void kill();
    void tell(result<std::string> r);

    net::loop& loop;
    std::string name;
    std::move_only_function<void(result<std::string>)> then;
    child_limits limits;
    pid_t pid = -1;
    owned_fd process; // pidfd
    stream out;
    stream err;
    net::registration ended;
    net::registration patience;
    net::registration answer;
};

void child_process::impl::start(const std::vector<std::string>& words) {
    std::array<int, 2> out_pipe{-1, -1};
    std::array<int, 2> err_pipe{-1, -1};
    if (::pipe2(out_pipe.data(), O_CLOEXEC) != 0)
        return tell(fail(errc::unavailable, fmt::format("cannot run {}: {}", intouch::quoted(name),
                                                        std::generic_category().message(errno))));
    out.from = owned_fd(out_pipe[0]);
    const owned_fd out_end(out_pipe[1]);
    int failed = ::pipe2(err_pipe.data(), O_CLOEXEC) == 0 ? 0 : errno;
    err.from = owned_fd(err_pipe[0]);
    const owned_fd err_end(err_pipe[1]);
    const owned_fd input(file_with(limits.input));
    if (failed == 0 && input.get() < 0) failed = errno;
    if (failed == 0) failed = spawn(words, input.get(), out_end.get(), err_end.get(), pid);
    if (failed != 0) {
        pid = -1;
        return tell(fail(errc::unavailable, fmt::format("cannot run {}: {}", intouch::quoted(name),
                                                        std::generic_category().message(failed))));
    }
    process = owned_fd(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    for (stream* s : {&out, &err}) {
        ::fcntl(s->from.get(), F_SETFL, O_NONBLOCK);
        s->readable = loop.watch_readable(s->from.get(), [this, s] { read(*s); });
    }
    patience = loop.after(limits.time, [this] {
        tell(fail(errc::unavailable, fmt::format("{} did not end within {} s", intouch::quoted(name),
                                                 limits.time.count() / 1000)));
    });
    if (process.get() >= 0) ended = loop.watch_readable(process.get(), [this] { look(); });
}

void child_process::impl::read(stream& s) {
    std::array<char, 4096> buffer{};
    const auto count = ::read(s.from.get(), buffer.data(), buffer.size());
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count > 0) {
        s.text.append(buffer.data(), static_cast<std::size_t>(count));
        if (s.text.size() > limits.output)
            tell(fail(errc::unavailable, fmt::format("{} prints without an end", intouch::quoted(name))));
        return;
    }
    s.ended = true;
    s.readable = {};
    look();
}

/// Whether the command has ended. It may close its descriptors earlier, and its children may keep them.
void child_process::impl::look() {
    if (pid < 0) return;
    siginfo_t how{};
    if (::waitid(P_PID, static_cast<id_t>(pid), &how, WEXITED | WNOHANG | WNOWAIT) != 0 || how.si_pid == 0)
        return;
    while (!out.ended) {
        const std::size_t known = out.text.size();
        read(out);
        if (pid < 0) return;                 // the command is over, and its text is taken
        if (out.text.size() == known) break; // NOLINT(clang-analyzer-cplusplus.Move): taken only when pid < 0
    }
    ::waitid(P_PID, static_cast<id_t>(pid), &how, WEXITED);
    pid = -1;
    if (how.si_code == CLD_EXITED && how.si_status == 0) return tell(std::move(out.text));
    for (std::size_t known = err.text.size() + 1; !err.ended && err.text.size() != known;) {
        known = err.text.size();
        read(err);
    }
    const std::string said = first_line(err.text);
    tell(fail(errc::unavailable,
              fmt::format("{} {}{}", intouch::quoted(name),
                          how.si_code == CLD_EXITED ? fmt::format("exited with {}", how.si_status)
                                                    : fmt::format("was ended by signal {}", how.si_status),
                          said.empty() ? "" : ": it said " + intouch::quoted(said))));
}

void child_process::impl::kill() {
    if (pid < 0) return;
    ::kill(-pid, SIGKILL);
    siginfo_t how{};
    ::waitid(P_PID, static_cast<id_t>(pid), &how, WEXITED);
    pid = -1;
}

void child_process::impl::tell(result<std::string> r) {
    kill();
    out.readable = {};
    err.readable = {};
    ended = {};
    patience = {};
    if (answer) return;
    answer = loop.after(std::chrono::nanoseconds(0),
                        [this, made = std::move(r)]() mutable { std::exchange(then, {})(std::move(made)); });
}

child_process::child_process(net::loop& on, const std::vector<std::string>& words,
                             std::move_only_function<void(result<std::string>)> then,
                             const child_limits& limits)
    : impl_(std::make_unique<impl>(on, words.front(), std::move(then), limits)) {
    impl_->start(words);
}

child_process::~child_process() = default;

} // namespace intouch::daemon
