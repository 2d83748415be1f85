// SPDX-License-Identifier: MIT
// Messages to systemd (sd_notify(3)). Without systemd each function does nothing.
#pragma once

#include "net/loop.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace intouch::daemon {

void notify_ready(const std::string& status);
void notify_status(const std::string& status);
void notify_reloading();
void notify_stopping();

/// While this object exists, the loop feeds systemd's watchdog at half its interval. A loop that is stuck
/// does not feed it.
class watchdog {
public:
    explicit watchdog(net::loop& on);

private:
    void feed();

    net::loop& loop_;
    std::optional<std::chrono::microseconds> interval_;
    net::registration next_;
};

} // namespace intouch::daemon
