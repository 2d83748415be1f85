// SPDX-License-Identifier: MIT
// Where the daemon says what it does: standard error, or the journal with priorities when it runs under one.
#pragma once

#include <string>

namespace intouch::daemon {

/// Does standard error go to journald? Then nothing secret may be printed anywhere.
[[nodiscard]] bool under_journal();
/// Once, before anything is logged.
void start_log();
void log_info(const std::string& text);
void log_warning(const std::string& text);
void log_error(const std::string& text);

} // namespace intouch::daemon
