// SPDX-License-Identifier: MIT
// What systemd is told (sd_notify(3)). Without systemd each of these does nothing.
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

/// While it exists, systemd's watchdog is fed from the loop, at half its interval; the loop that hangs does
/// not feed it.
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
