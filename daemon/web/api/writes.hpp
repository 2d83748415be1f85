// SPDX-License-Identifier: MIT
// A POST: read, recorded in its turn, answered when it is on disk.
#pragma once

#include "daemon/web/api/api.hpp"
#include "daemon/web/api/said.hpp"

#include <string>

namespace intouch::daemon::api {

/// `created` is the status when it is done.
void put(const parts& p, reader read, unsigned created, const std::string& id, const http::request& r,
         reply to);

/// Empty: none. `errc::invalid` for one that is too long or no plain text.
[[nodiscard]] result<std::string> idempotency_key(const http::request& r);
/// What must be the same when the same key comes again.
[[nodiscard]] sha256_value digest_of(const http::request& r);

} // namespace intouch::daemon::api
