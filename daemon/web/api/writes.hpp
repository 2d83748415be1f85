// SPDX-License-Identifier: MIT
// A POST: parsed into a command, and answered when the command is on disk.
#pragma once

#include "daemon/web/api/api.hpp"
#include "json/requests.hpp"

#include <string>

namespace intouch::daemon::api {

/// Refuses a body that says something wrong.
using command_parser = json::parsed_command (*)(const json::post&);

/// `created` is the status of the answer when the command succeeds.
void put(const parts& p, command_parser parse, unsigned created, const std::string& id,
         const http::request& r, reply to);
/// An answer of a write, as JSON.
[[nodiscard]] http::response response_of(const door_answer& a);

/// Empty: none. `errc::invalid` for a key that is too long or no plain text.
[[nodiscard]] result<std::string> idempotency_key(const http::request& r);
/// Two requests with one idempotency key must have the same digest.
[[nodiscard]] sha256_value digest_of(const http::request& r);

} // namespace intouch::daemon::api
