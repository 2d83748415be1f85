// SPDX-License-Identifier: MIT
#include "daemon/system/systemd.hpp"

#include "core/text.hpp"

#include <systemd/sd-daemon.h>

#include <cstdint>
#include <ctime>

namespace intouch::daemon {

namespace {

void notify(const std::string& text) { sd_notify(0, text.c_str()); }

std::string status_line(const std::string& status) { return "STATUS=" + without_control(status); }

} // namespace

void notify_ready(const std::string& status) { notify("READY=1\n" + status_line(status)); }
void notify_status(const std::string& status) { notify(status_line(status)); }
void notify_stopping() { notify("STOPPING=1"); }

void notify_reloading() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    notify("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(now.tv_sec * 1'000'000 + now.tv_nsec / 1'000));
}

watchdog::watchdog(net::loop& on) : loop_(on) {
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) <= 0) return;
    interval_ = std::chrono::microseconds(microseconds / 2);
    feed();
}

void watchdog::feed() {
    notify("WATCHDOG=1");
    next_ = loop_.after(*interval_, [this] { feed(); });
}

} // namespace intouch::daemon
