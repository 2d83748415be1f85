// SPDX-License-Identifier: MIT
// How long an account waits before it is synchronised again (safety.md, server outages): some thirty times in
// a day of any outage, and at once where nothing is wrong.
#pragma once

#include "dav/fault.hpp"

#include <chrono>
#include <cstdint>
#include <optional>

namespace intouch::daemon::caldav {

struct last_run {
    std::optional<dav::fault> stopped{}; ///< why it did not come to its end
    bool passes = true;                  ///< what stopped it goes by itself, sooner or later
    int failures = 0;                    ///< runs in a row that were stopped and did nothing
};

/// `every` is the account's; `chance` moves a wait by up to a quarter, so that many accounts of one server do
/// not come together. A fault that passes: 30 s, doubled with each failure up to an hour, or `every` where
/// that is longer. What the server asks for is the least.
[[nodiscard]] std::chrono::milliseconds wait_after(const last_run& r, std::chrono::milliseconds every,
                                                   std::uint8_t chance);

} // namespace intouch::daemon::caldav
