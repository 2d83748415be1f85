// SPDX-License-Identifier: MIT
// What the reading commands print, for a command line that cannot use the files itself.
#pragma once

#include "daemon/web/api/api.hpp"

#include <string>

namespace intouch::daemon::api {

/// `what`: agenda, people, show, why or now. Parameters: person, days, minutes, all, columns, colours.
[[nodiscard]] http::response get_text(const parts& p, const std::string& what, const http::request& r);

} // namespace intouch::daemon::api
