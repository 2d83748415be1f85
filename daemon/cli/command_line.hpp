// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/cli/backup.hpp"
#include "daemon/cli/check.hpp"
#include "daemon/cli/diff.hpp"
#include "daemon/cli/export.hpp"
#include "daemon/cli/feeds.hpp"
#include "daemon/cli/global_options.hpp"
#include "daemon/cli/import.hpp"
#include "daemon/cli/log.hpp"
#include "daemon/cli/now.hpp"
#include "daemon/cli/people.hpp"
#include "daemon/cli/plan.hpp"
#include "daemon/cli/program.hpp"
#include "daemon/cli/sync.hpp"
#include "daemon/cli/writes.hpp"

#include <optional>
#include <variant>

namespace intouch::daemon {

namespace commands {

using command = std::variant<std::monostate, serve, check, plan, diff, now, agenda, people, report, show, why,
                             log, move, skip, pause, resume, note, promise, kept, gathering, lost, found,
                             confirm, away, undo, add_somebody, feeds, export_feed, import_people, backup,
                             restore, status, sync, notify, digest, token, version>;

} // namespace commands

struct parsed_command {
    commands::global_options options;
    commands::command command;
    std::optional<int> exit_status; ///< set when nothing is left to run: help, version, or a usage error (2)
};

/// Reads the arguments. Prints help, or what is wrong with the arguments. The only place that knows CLI11.
[[nodiscard]] parsed_command parse_command_line(int argc, const char* const* argv);

/// Runs the command. The exit status: 0 done, 1 refused, 2 usage, 3 no daemon.
int run(const parsed_command& parsed);

} // namespace intouch::daemon
