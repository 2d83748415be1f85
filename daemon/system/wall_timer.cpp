// SPDX-License-Identifier: MIT
#include "daemon/system/wall_timer.hpp"

#include <sys/timerfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>
#include <utility>

namespace intouch::daemon {

wall_timer::wall_timer(net::loop& on, std::function<void()> fired)
    : fd_(timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC)), fired_(std::move(fired)) {
    if (fd_ < 0) throw std::system_error(errno, std::generic_category(), "timerfd_create");
    readable_ = on.watch_readable(fd_, [this] { read(); });
}

wall_timer::~wall_timer() {
    readable_ = {};
    close(fd_);
}

void wall_timer::set(instant at) {
    itimerspec when{};
    when.it_value.tv_sec = at.time_since_epoch().count();
    if (when.it_value.tv_sec <= 0) when.it_value.tv_sec = 1; // zero would disarm
    if (timerfd_settime(fd_, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, nullptr) != 0)
        throw std::system_error(errno, std::generic_category(), "timerfd_settime");
}

void wall_timer::read() {
    std::uint64_t expirations = 0;
    const auto got = ::read(fd_, &expirations, sizeof expirations);
    // ECANCELED: the clock was set; EAGAIN: nothing happened.
    if (got > 0 || errno == ECANCELED) fired_();
}

} // namespace intouch::daemon
