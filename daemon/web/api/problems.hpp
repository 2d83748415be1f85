// SPDX-License-Identifier: MIT
// Refusals of the API as problem documents (RFC 9457). Each has a `type` that never changes: openapi.json
// lists them.
#pragma once

#include "core/error.hpp"
#include "http/problem.hpp"
#include "json/requests.hpp"

#include <string>

namespace intouch::daemon::api {

[[nodiscard]] http::problem problem_of(const error& e, const std::string& field = {});
/// A problem without a `type` gets that of its status.
[[nodiscard]] http::response refuse(http::problem p);
[[nodiscard]] http::response refuse(const error& e, const std::string& field = {});
/// 400 for a body that is no JSON object, 422 for a wrong value in it.
[[nodiscard]] http::response refuse(const json::field_error& e);

} // namespace intouch::daemon::api
