// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/api/api.hpp"

#include <string>

namespace intouch::daemon::api {

[[nodiscard]] http::response get_agenda(const keeper& k, const http::request& r);
[[nodiscard]] http::response get_people(const keeper& k);
[[nodiscard]] http::response get_person(const keeper& k, const std::string& id);
[[nodiscard]] http::response get_why(const keeper& k, const std::string& id);
[[nodiscard]] http::response get_capacity(const keeper& k);
/// Who can be reached this minute; ?minutes: how many there are for it.
[[nodiscard]] http::response get_now(const keeper& k, const http::request& r);
[[nodiscard]] http::response get_status(const parts& p);
[[nodiscard]] http::response get_feeds(const parts& p);

/// The error for an id that is not on the roster, with the nearest that is.
[[nodiscard]] error unknown_person(const view& v, const std::string& id);

} // namespace intouch::daemon::api
