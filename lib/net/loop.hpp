// SPDX-License-Identifier: MIT
// One thread owns the sockets, the store and the state; one worker thread computes beside it. Work that nobody
// must wait for has a third thread, which exists only while there is such work. Call `post` and `stop` from any
// thread. Call all other functions on the loop's thread, or before the loop runs.
#pragma once

#include <chrono>
#include <functional>
#include <initializer_list>
#include <memory>
#include <utility>

namespace intouch::net {

using task = std::move_only_function<void()>;

/// A service of the loop to the owner of the registration. The destructor ends the service. A registration
/// must not outlive the loop.
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
    /// Waits for the worker's current task and drops the queued ones. It leaves the work aside: see `run_aside`.
    ~loop();
    loop(const loop&) = delete;
    loop& operator=(const loop&) = delete;

    /// Runs tasks until `stop`. An exception from a task ends the loop and leaves `run`.
    void run();
    /// Like `run`, but for at most `limit`; for tests. True when `stop` ended the loop.
    bool run_for(std::chrono::milliseconds limit);
    /// Any thread and any signal task may call it. `run` returns after the current task.
    void stop();

    /// Runs `t` soon on the loop's thread. Any thread may call it.
    void post(task t);
    /// Runs `t` once after `delay` on the steady clock, which stops while the machine sleeps.
    [[nodiscard]] registration after(std::chrono::nanoseconds delay, task t);
    /// Runs `t` with the number of each signal that comes. These signals no longer end the process.
    [[nodiscard]] registration on_signals(std::initializer_list<int> numbers,
                                          std::move_only_function<void(int)> t);
    /// Runs `t` whenever `fd` is readable, again and again until the caller has read it. The caller owns `fd`
    /// and closes it after the registration ends. `fd` must not be a regular file.
    [[nodiscard]] registration watch_readable(int fd, task t);

    /// Runs `work` on the worker's thread after all earlier work, then `then` on the loop's thread. `work`
    /// must not use data that the loop's thread changes. An exception from `work` leaves `run`.
    void run_on_worker(task work, task then);
    /// Like `run_on_worker`, for a `work` that returns a value; `then` takes this value.
    template <class Work, class Then> void compute(Work work, Then then) {
        auto [w, t] = passing_on(std::move(work), std::move(then));
        run_on_worker(std::move(w), std::move(t));
    }

    /// Like `run_on_worker`, on a thread of its own beside the worker. The end of the loop does not wait for this
    /// work: then `work` goes on alone, and `then` never runs. So `work` must own all that it uses.
    void run_aside(task work, task then);
    template <class Work, class Then> void compute_aside(Work work, Then then) {
        auto [w, t] = passing_on(std::move(work), std::move(then));
        run_aside(std::move(w), std::move(t));
    }
    /// Whether work aside is under way. A program that ends meanwhile must not destroy static objects: `std::_Exit`.
    [[nodiscard]] bool busy_aside() const;

private:
    /// Both tasks of a computation. They share its value, one after the other.
    template <class Work, class Then> static std::pair<task, task> passing_on(Work work, Then then) {
        auto made = std::make_shared<std::unique_ptr<decltype(work())>>();
        return {[made, w = std::move(work)]() mutable { *made = std::make_unique<decltype(w())>(w()); },
                [made, t = std::move(then)]() mutable { t(std::move(**made)); }};
    }

    friend class loop_access; // gives the io_context to the other sources of this folder
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace intouch::net
