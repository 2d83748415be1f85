// SPDX-License-Identifier: MIT
// The screen Set up: calendars to subscribe to, how the daemon runs, and this browser.
#pragma once

#include "daemon/engine/snapshot.hpp"
#include "daemon/web/counters.hpp"
#include "daemon/web/page/screen.hpp"
#include "json/login_link.hpp"
#include "json/status.hpp"

#include <optional>

namespace intouch::daemon::page {

/// `until`: the end of the browser's session; none for a bearer of the token.
[[nodiscard]] http::response show_setup(const snapshot& v, const json::status& s, const counters& counted,
                                        std::optional<instant> until, instant now, const frame& f);
/// A new link that signs another browser in, also as a code for its camera.
[[nodiscard]] http::response show_sign_in_link(const json::login_link& link, const time_zone& zone,
                                               const frame& f);

} // namespace intouch::daemon::page
