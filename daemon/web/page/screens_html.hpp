// SPDX-License-Identifier: MIT
// The markup of the screens that are about days; lib/screens says what they show.
#pragma once

#include "daemon/web/page/screen.hpp"
#include "screens/ahead.hpp"
#include "screens/gathering.hpp"
#include "screens/report.hpp"
#include "screens/today.hpp"

namespace intouch::daemon::page {

[[nodiscard]] http::response show_today(const screens::today_screen& s, const frame& f);
[[nodiscard]] http::response show_gathering(const screens::gathering_screen& s, const frame& f);
[[nodiscard]] http::response show_report(const screens::report_screen& s, const frame& f);
/// Without `outlook` the browser asks again: it is being made.
[[nodiscard]] http::response show_ahead(const screens::ahead_screen& s, const screens::outlook* outlook,
                                        const frame& f);

} // namespace intouch::daemon::page
