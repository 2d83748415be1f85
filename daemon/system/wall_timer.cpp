// SPDX-License-Identifier: MIT
#include "daemon/system/wall_timer.hpp"

#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
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
    // A clock that was set is told here when nobody has read the descriptor since. The timer then fires at once.
    if (!arm(at)) arm(instant{});
}

bool wall_timer::arm(instant at) {
    itimerspec when{};
    when.it_value.tv_sec = std::max<std::int64_t>(at.time_since_epoch().count(), 1); // zero would disarm
    if (timerfd_settime(fd_, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, nullptr) == 0) return true;
    if (errno == ECANCELED) return false;
    throw std::system_error(errno, std::generic_category(), "timerfd_settime");
}

void wall_timer::read() {
    std::uint64_t expirations = 0;
    const auto got = ::read(fd_, &expirations, sizeof expirations);
    // ECANCELED: the clock was set; EAGAIN: nothing happened.
    if (got > 0 || errno == ECANCELED) fired_();
}

} // namespace intouch::daemon
