// SPDX-License-Identifier: MIT
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>

/// Runs `work` in a new process with a pipe to this one. The result of `work` is the exit status; the process
/// ends with _exit, so that no destructor of the parent runs twice. The destructor kills a process that still
/// runs.
class child {
public:
    explicit child(const std::function<int(int pipe)>& work) {
        int ends[2];
        if (pipe(ends) != 0) throw std::runtime_error("no pipe");
        pid_ = fork();
        if (pid_ < 0) throw std::runtime_error("no process");
        if (pid_ == 0) {
            close(ends[0]);
            _exit(work(ends[1]));
        }
        close(ends[1]);
        from_ = ends[0];
    }
    child(const child&) = delete;
    child& operator=(const child&) = delete;
    ~child() {
        kill_now();
        close(from_);
    }

    [[nodiscard]] pid_t pid() const { return pid_; }
    /// The next line without its line feed; empty at the end.
    std::string line() {
        std::string text;
        for (char c = 0; read(from_, &c, 1) == 1 && c != '\n';) text += c;
        return text;
    }
    void kill_now() {
        if (pid_ <= 0) return;
        kill(pid_, SIGKILL);
        waitpid(std::exchange(pid_, 0), nullptr, 0);
    }
    /// Waits for the end; returns the exit status, or -1 after a signal.
    int wait() {
        int status = -1;
        waitpid(std::exchange(pid_, 0), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t pid_ = 0;
    int from_ = -1;
};

inline void say(int pipe, const std::string& line) {
    const auto text = line + "\n";
    if (write(pipe, text.data(), text.size()) < 0) _exit(99);
}
