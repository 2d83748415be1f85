// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/web/api/api.hpp"

namespace intouch::daemon::api {

/// POST /api/v1/sync: synchronises every calendar account. Answers 200 when the last one has ended; the body
/// has the result of each. 409 when there is no account.
void synchronise(const parts& p, const std::string& id, const http::request& r, reply to);

} // namespace intouch::daemon::api
