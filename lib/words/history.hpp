// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/entry.hpp"
#include "roster/settings.hpp"

#include <string>

namespace intouch::words {

/// "no answer", "left a message", "they reached out": an entry's kind as people say it.
[[nodiscard]] std::string kind_phrase(ledger::entry_kind kind);
/// One line of a person's history: "22 Oct 2026  call, no answer: try again on Sunday".
[[nodiscard]] std::string history_line(const ledger::entry& e);
/// What follows, after an outcome was logged: "Logged: no answer. Next: Call Ada Lovelace, Thu 3 Dec 17:25.";
/// "Moved to 5 Dec 2026."
[[nodiscard]] std::string logged_line(const ledger::entry& e, const std::string& next);

} // namespace intouch::words
