// SPDX-License-Identifier: MIT
// A timer on the wall clock. It also fires when the clock is set and after the machine slept
// (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET).
#pragma once

#include "core/date.hpp"
#include "net/loop.hpp"

#include <functional>

namespace intouch::daemon {

class wall_timer {
public:
    /// `fired` is called at each moment, and when the clock is set. It sets the next moment.
    wall_timer(net::loop& on, std::function<void()> fired);
    ~wall_timer();
    wall_timer(const wall_timer&) = delete;
    wall_timer& operator=(const wall_timer&) = delete;

    void set(instant at);

private:
    void read();

    /// Sets the timer. False when the clock was set since the last call; the timer runs then too.
    bool arm(instant at);

    int fd_;
    std::function<void()> fired_;
    net::registration readable_;
};

} // namespace intouch::daemon
