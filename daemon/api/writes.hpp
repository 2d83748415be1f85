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

} // namespace intouch::daemon::api
