// SPDX-License-Identifier: MIT
// /metrics: the Prometheus text format, version 0.0.4.
#pragma once

#include "daemon/web/api/api.hpp"

#include <string>

namespace intouch::daemon::api {

[[nodiscard]] std::string metrics(const parts& p);
[[nodiscard]] http::response get_metrics(const parts& p, const std::string& id, const http::request& r);

} // namespace intouch::daemon::api
