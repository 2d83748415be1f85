// SPDX-License-Identifier: MIT
// `intouch log` without arguments asks on the terminal for the person and the outcome.
#pragma once

#include "core/result.hpp"
#include "daemon/cli/log.hpp"
#include "ledger/kind.hpp"

#include <optional>
#include <string>

namespace intouch::daemon::commands {

/// "no_answer", "no-answer" or "No answer"; nothing for any other text.
[[nodiscard]] std::optional<ledger::entry_kind> parse_outcome(std::string text);

/// The answers, with ids for people. `errc::invalid` when the input ends before the last answer.
[[nodiscard]] result<log> log_interactively(const global_options& c);

} // namespace intouch::daemon::commands
