// SPDX-License-Identifier: MIT
// Calls to the daemon over its socket, for the commands that write.
#pragma once

#include "core/result.hpp"
#include "daemon/cli/commands.hpp"
#include "http/message.hpp"

#include <chrono>
#include <string>

namespace intouch::daemon::commands {

/// The answer's body; a problem document is an error with its detail. `errc::unavailable`: no daemon.
[[nodiscard]] result<std::string> get(const common& c, const std::string& target);
[[nodiscard]] result<std::string> post(const common& c, const std::string& target, const std::string& body,
                                       std::chrono::seconds limit = std::chrono::seconds(30));

/// Prints what came of a POST, as text or JSON; the exit status.
int print_recorded(const common& c, const result<std::string>& answer);

} // namespace intouch::daemon::commands
