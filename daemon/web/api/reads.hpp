// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/web/api/api.hpp"
#include "daemon/web/api/response_cache.hpp"

#include <expected>
#include <string>

namespace intouch::daemon::api {

/// Each read refuses query parameters that it does not know. `id` is the parameter of the path.
[[nodiscard]] http::response get_health(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] http::response get_openapi(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] http::response get_status(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] http::response get_feeds(const parts& p, const std::string& id, const http::request& r);

/// The answer, or a refusal.
using reading = std::expected<response_cache::wanted, http::response>;

[[nodiscard]] reading get_agenda(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] reading get_report(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] reading get_people(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] reading get_person(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] reading get_why(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] reading get_ledger(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] reading get_capacity(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] reading get_now(const parts& p, const std::string& id, const http::request& r);

} // namespace intouch::daemon::api
