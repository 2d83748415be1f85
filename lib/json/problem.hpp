// SPDX-License-Identifier: MIT
#pragma once

#include "http/problem.hpp"

#include <string>

namespace intouch::json {

/// RFC 9457, application/problem+json: absent members are left out.
[[nodiscard]] std::string problem(const http::problem& p);

} // namespace intouch::json
