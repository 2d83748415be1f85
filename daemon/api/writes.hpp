// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/api/api.hpp"

#include <string>

namespace intouch::daemon::api {

enum class write : std::uint8_t {
    log,
    log_several,
    reschedule,
    skip,
    pause,
    resume,
    note,
    promise,
    gathering,
    undo,
};

/// `person` is empty for log_several and undo; for `gathering` it is the id of one.
void put(const parts& p, write what, const std::string& person, const http::request& r, reply to);

/// Empty: none. `errc::invalid` for one that is too long or no plain text.
[[nodiscard]] result<std::string> idempotency_key(const http::request& r);
/// What must be the same when the same key comes again.
[[nodiscard]] sha256_value digest_of(const http::request& r);

} // namespace intouch::daemon::api
