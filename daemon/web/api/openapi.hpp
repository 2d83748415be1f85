// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace intouch::daemon::api {

/// The text of openapi.json beside this file.
[[nodiscard]] std::string_view openapi();

} // namespace intouch::daemon::api
