// SPDX-License-Identifier: MIT
// The one thread on which sockets, store and state live, and the one worker beside it. Everything but `post`
// and `stop` is called on the loop's thread, or before it runs.
#pragma once

#include <chrono>
#include <functional>
#include <initializer_list>
#include <memory>
#include <utility>

namespace intouch::net {

using task = std::move_only_function<void()>;

/// Something the loop does for its owner; it ends when this is destroyed. Must not outlive the loop.
class registration {
public:
    registration() = default;
    explicit registration(task cancel) : cancel_(std::move(cancel)) {}
    registration(registration&& other) noexcept : cancel_(std::exchange(other.cancel_, {})) {}
    registration& operator=(registration&& other) noexcept {
        std::swap(cancel_, other.cancel_);
        return *this;
    }
    registration(const registration&) = delete;
    registration& operator=(const registration&) = delete;
    ~registration() {
        if (cancel_) cancel_();
    }
    explicit operator bool() const { return static_cast<bool>(cancel_); }

private:
    task cancel_;
};

class loop {
public:
    loop();
    ~loop(); ///< waits for what the worker is doing; what is queued behind it is dropped
    loop(const loop&) = delete;
    loop& operator=(const loop&) = delete;

    /// Until `stop`. An exception from a task of ours ends it and comes out here.
    void run();
    /// As `run`, at most that long; for tests. True when `stop` ended it.
    bool run_for(std::chrono::milliseconds limit);
    /// From any thread and from signal tasks; `run` returns after the task that is running.
    void stop();

    /// `t` on the loop's thread, soon. From any thread.
    void post(task t);
    /// `t` once, that much later by the steady clock (which sleeps when the machine does).
    [[nodiscard]] registration after(std::chrono::nanoseconds delay, task t);
    /// `t` with the signal's number, each time one of them comes; they no longer end the process.
    [[nodiscard]] registration on_signals(std::initializer_list<int> numbers,
                                          std::move_only_function<void(int)> t);
    /// `t` whenever `fd` is readable, until it has been read. The caller owns `fd` and closes it after the
    /// registration; it must not be a regular file.
    [[nodiscard]] registration watch_readable(int fd, task t);

    /// `work` on the worker's thread, after what was given to it before; then `then` on the loop's. `work`
    /// must touch nothing the loop's thread changes. An exception from `work` comes out of `run`.
    void run_on_worker(task work, task then);
    /// The same for a `work` that returns a value, which `then` takes.
    template <class Work, class Then> void compute(Work work, Then then) {
        using value = decltype(work());
        // Shared by the two tasks, which run one after the other.
        auto made = std::make_shared<std::unique_ptr<value>>();
        run_on_worker([made, w = std::move(work)]() mutable { *made = std::make_unique<value>(w()); },
                      [made, t = std::move(then)]() mutable { t(std::move(**made)); });
    }

private:
    friend class loop_access; // gives the rest of this folder the io_context
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace intouch::net
