// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/web/api/api.hpp"

#include <string>

namespace intouch::daemon::api {

/// Sends a test message, and answers when the server of the target has: 200, or 503 with what went wrong.
void send_test(const parts& p, const std::string& id, const http::request& r, reply to);

} // namespace intouch::daemon::api
