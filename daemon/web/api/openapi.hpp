// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace intouch::daemon::api {

/// openapi.json beside this file, as it is.
[[nodiscard]] std::string_view openapi();

} // namespace intouch::daemon::api
