// SPDX-License-Identifier: MIT
// The calls that change captured.toml.
#pragma once

#include "daemon/web/api/api.hpp"

#include <string>

namespace intouch::daemon::api {

/// Adds the person of a line of text or of a vCard.
void add_person(const parts& p, const std::string& id, const http::request& r, reply to);
/// Takes the entry `id` out.
void remove_person(const parts& p, const std::string& id, const http::request& r, reply to);

} // namespace intouch::daemon::api
