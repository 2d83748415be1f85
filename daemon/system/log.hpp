// SPDX-License-Identifier: MIT
// The log of the daemon: standard error, or the journal with priorities.
#pragma once

#include <string>

namespace intouch::daemon {

/// Whether standard error goes to journald. Then no secret may be printed.
[[nodiscard]] bool under_journal();
/// Must be called once, before the first log line.
void start_log();
void log_info(const std::string& text);
void log_warning(const std::string& text);
void log_error(const std::string& text);

} // namespace intouch::daemon
