// SPDX-License-Identifier: MIT
// What the reading commands print, for a command line that cannot use the files itself.
#pragma once

#include "daemon/web/api/api.hpp"

#include <string>

namespace intouch::daemon::api {

/// `what`: agenda, people, report, show, why, now or digest. Parameters: person, days, minutes, all,
/// slipping, from, to, month, columns, colours.
[[nodiscard]] http::response get_text(const parts& p, const std::string& what, const http::request& r);

} // namespace intouch::daemon::api
