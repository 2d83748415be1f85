// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/web/api/api.hpp"

namespace intouch::daemon::api {

/// POST /api/v1/sync: every calendar account now. Answers 200 when the last has ended, whatever came of each:
/// that stands in the body. 409 when there is none.
void synchronise(const parts& p, const std::string& id, const http::request& r, reply to);

} // namespace intouch::daemon::api
