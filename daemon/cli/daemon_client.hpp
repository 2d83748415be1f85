// SPDX-License-Identifier: MIT
// Calls to the daemon over its socket.
#pragma once

#include "core/result.hpp"
#include "daemon/cli/global_options.hpp"
#include "http/message.hpp"

#include <chrono>
#include <string>

namespace intouch::daemon::commands {

/// The body of the answer. A problem document becomes an error with its detail. `errc::unavailable`: no
/// daemon.
[[nodiscard]] result<std::string> get(const global_options& c, const std::string& target);
[[nodiscard]] result<std::string> post(const global_options& c, const std::string& target,
                                       const std::string& body,
                                       std::chrono::seconds limit = std::chrono::seconds(30));

/// Prints the answer to a POST as text or JSON, and returns the exit status.
int print_recorded(const global_options& c, const result<std::string>& answer);

} // namespace intouch::daemon::commands
