// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/api/api.hpp"

#include <string>

namespace intouch::daemon::api {

/// Each refuses query parameters that it does not know. `id` is that of the path.
[[nodiscard]] http::response get_health(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] http::response get_openapi(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] http::response get_agenda(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] http::response get_people(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] http::response get_person(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] http::response get_why(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] http::response get_ledger(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] http::response get_capacity(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] http::response get_now(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] http::response get_status(const parts& p, const std::string& id, const http::request& r);
[[nodiscard]] http::response get_feeds(const parts& p, const std::string& id, const http::request& r);

} // namespace intouch::daemon::api
