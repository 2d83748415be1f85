// SPDX-License-Identifier: MIT
#include "net/loop.hpp"

#include "net/loop_access.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <deque>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

namespace intouch::net {
namespace asio = boost::asio;

namespace {

/// A task that runs once for each signal. The pending wait and the registration share it, because the task
/// may end its own registration.
struct signal_watch {
    signal_watch(asio::io_context& context, std::move_only_function<void(int)> t)
        : signals(context), run(std::move(t)) {}
    asio::signal_set signals;
    std::move_only_function<void(int)> run;
    bool cancelled = false;
};

void wait_for_signal(const std::shared_ptr<signal_watch>& watch) {
    watch->signals.async_wait([watch](boost::system::error_code failed, int number) {
        if (failed || watch->cancelled) return;
        watch->run(number);
        if (!watch->cancelled) wait_for_signal(watch);
    });
}

struct readable_watch {
    readable_watch(asio::io_context& context, int fd, task t) : descriptor(context, fd), run(std::move(t)) {}
    asio::posix::stream_descriptor descriptor;
    task run;
    bool cancelled = false;
};

void wait_until_readable(const std::shared_ptr<readable_watch>& watch) {
    watch->descriptor.async_wait(asio::posix::stream_descriptor::wait_read,
                                 [watch](boost::system::error_code failed) {
                                     if (failed || watch->cancelled) return;
                                     watch->run();
                                     if (!watch->cancelled) wait_until_readable(watch);
                                 });
}

/// Runs `work`. Returns what `context` runs next: `then`, or the exception of `work`.
task outcome_of(task work, task then) {
    std::exception_ptr failed;
    try {
        work();
    } catch (...) {
        failed = std::current_exception();
    }
    work = {}; // destroys what the task owns before the loop continues
    return [failed = std::move(failed), then_run = std::move(then)]() mutable {
        if (failed) std::rethrow_exception(failed);
        then_run();
    };
}

/// The work aside. The loop and the thread share it, because the thread may outlive the loop.
struct aside {
    std::mutex mutex;
    asio::io_context* context = nullptr;         // null after the end of the loop
    std::deque<std::pair<task, task>> waiting{}; // each with what follows it
    bool running = false;                        // the thread exists
};

void work_aside(const std::shared_ptr<aside>& a) {
    for (;;) {
        std::unique_lock hold(a->mutex);
        if (a->waiting.empty()) {
            a->running = false;
            return;
        }
        auto [work, then] = std::move(a->waiting.front());
        a->waiting.pop_front();
        hold.unlock();
        task next = outcome_of(std::move(work), std::move(then));
        hold.lock();
        if (a->context != nullptr) asio::post(*a->context, std::move(next));
    }
}

} // namespace

struct loop::impl {
    asio::io_context context{1};
    asio::executor_work_guard<asio::io_context::executor_type> keep_running = asio::make_work_guard(context);
    asio::thread_pool worker{1};
    std::shared_ptr<aside> beside = std::make_shared<aside>();
};

asio::io_context& loop_access::context(loop& l) { return l.impl_->context; }

loop::loop() : impl_(std::make_unique<impl>()) { impl_->beside->context = &impl_->context; }

loop::~loop() {
    decltype(aside::waiting) dropped;
    {
        const std::scoped_lock hold(impl_->beside->mutex);
        impl_->beside->context = nullptr;
        dropped.swap(impl_->beside->waiting);
    }
    impl_->worker.stop();
    impl_->worker.join();
}

void loop::run() { impl_->context.run(); }

bool loop::run_for(std::chrono::milliseconds limit) {
    impl_->context.restart();
    impl_->context.run_for(limit);
    return impl_->context.stopped();
}

void loop::stop() { impl_->context.stop(); }

void loop::post(task t) { asio::post(impl_->context, std::move(t)); }

registration loop::after(std::chrono::nanoseconds delay, task t) {
    struct pending {
        pending(asio::io_context& context, task t) : timer(context), run(std::move(t)) {}
        asio::steady_timer timer;
        task run;
        bool cancelled = false;
    };
    // Shared: the wait and the registration both own it.
    auto waiting = std::make_shared<pending>(impl_->context, std::move(t));
    waiting->timer.expires_after(delay);
    waiting->timer.async_wait([waiting](boost::system::error_code failed) {
        if (!failed && !waiting->cancelled) waiting->run();
    });
    return registration([waiting] {
        waiting->cancelled = true;
        waiting->timer.cancel();
    });
}

registration loop::on_signals(std::initializer_list<int> numbers, std::move_only_function<void(int)> t) {
    auto watch = std::make_shared<signal_watch>(impl_->context, std::move(t));
    for (const int number : numbers) watch->signals.add(number);
    wait_for_signal(watch);
    return registration([watch] {
        watch->cancelled = true;
        watch->signals.cancel();
    });
}

registration loop::watch_readable(int fd, task t) {
    auto watch = std::make_shared<readable_watch>(impl_->context, fd, std::move(t));
    wait_until_readable(watch);
    return registration([watch] {
        watch->cancelled = true;
        watch->descriptor.release(); // the caller closes the descriptor
    });
}

void loop::run_on_worker(task work, task then) {
    auto* const l = impl_.get();
    asio::post(l->worker, [l, w = std::move(work), t = std::move(then)]() mutable {
        asio::post(l->context, outcome_of(std::move(w), std::move(t)));
    });
}

void loop::run_aside(task work, task then) {
    const auto& a = impl_->beside;
    const std::scoped_lock hold(a->mutex);
    a->waiting.emplace_back(std::move(work), std::move(then));
    if (std::exchange(a->running, true)) return;
    try {
        std::thread([a] { work_aside(a); }).detach();
    } catch (const std::system_error&) { // the system can start no more threads
        asio::post(impl_->worker, [a] { work_aside(a); });
    }
}

bool loop::busy_aside() const {
    const std::scoped_lock hold(impl_->beside->mutex);
    return impl_->beside->running;
}

} // namespace intouch::net
