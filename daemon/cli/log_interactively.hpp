// SPDX-License-Identifier: MIT
// `intouch log` without arguments: asks on the terminal who it was and what came of it.
#pragma once

#include "core/result.hpp"
#include "daemon/cli/commands.hpp"
#include "ledger/kind.hpp"

#include <optional>
#include <string>

namespace intouch::daemon::commands {

/// "no_answer", "no-answer" or "No answer"; nothing when it is no outcome.
[[nodiscard]] std::optional<ledger::entry_kind> outcome_called(std::string text);

/// What was answered, with ids for people. `errc::invalid` when the answers end before the questions do.
[[nodiscard]] result<log> ask(const common& c);

} // namespace intouch::daemon::commands
