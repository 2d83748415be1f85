// SPDX-License-Identifier: MIT
// Refusals of the API as problem documents (RFC 9457).
#pragma once

#include "core/error.hpp"
#include "http/problem.hpp"
#include "json/requests.hpp"

#include <string>

namespace intouch::daemon::api {

[[nodiscard]] unsigned status_of(errc code);
[[nodiscard]] http::response refuse(const http::problem& p);
[[nodiscard]] http::response refuse(const error& e, const std::string& field = {});
/// 400 for a body that is no JSON object, 422 for one that says something wrong.
[[nodiscard]] http::response refuse(const json::field_error& e);

} // namespace intouch::daemon::api
