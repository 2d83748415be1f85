// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/commands.hpp"

#include <optional>

namespace intouch::daemon {

struct parsed_command {
    commands::common common;
    commands::command command;
    std::optional<int> exit_status; ///< already answered: help, version, or a fault of usage (2)
};

/// Reads the arguments, printing help or what is wrong with them. The only place that knows CLI11.
[[nodiscard]] parsed_command parse_command_line(int argc, const char* const* argv);

} // namespace intouch::daemon
