// SPDX-License-Identifier: MIT
// When an account is synchronised again after a sync that was stopped. During an outage of any kind an
// account asks its server about thirty times a day.
#pragma once

#include "dav/fault.hpp"
#include "dav/sync/sync.hpp"

#include <chrono>
#include <cstdint>
#include <optional>

namespace intouch::dav {

/// Whether the trouble passes without the user. `may_connect`: false when intouch itself refuses the
/// connection, for example because of a wrong certificate.
[[nodiscard]] bool passes(trouble what, bool may_connect);

/// How many syncs in a row were stopped and changed nothing, when `r` is the newest of them.
[[nodiscard]] int failures_after(const sync_report& r, int before);

/// Whether a changed plan waits for the next try. A server that works and refuses only some objects gets the
/// change at once.
[[nodiscard]] bool change_waits(const sync_report& last, int failures);

struct last_sync {
    std::optional<fault> stopped{};
    bool passes = true; ///< the fault passes without the user
    int failures = 0;   ///< of `failures_after`
};

/// The wait until the next sync. `every` is the setting of the account. A fault that passes: 30 s, doubled
/// with each failure, up to an hour, or up to `every` when that is longer; never less than the server asks
/// for. `chance` changes the wait by up to a quarter, so that the accounts of one server do not all come at
/// the same moment.
[[nodiscard]] std::chrono::milliseconds wait_after(const last_sync& s, std::chrono::milliseconds every,
                                                   std::uint8_t chance);

} // namespace intouch::dav
