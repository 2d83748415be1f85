// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/entry.hpp"
#include "roster/settings.hpp"

#include <string>
#include <vector>

namespace intouch::words {

/// "no answer", "left a message", "they reached out": an entry's kind as people say it.
[[nodiscard]] std::string kind_phrase(ledger::entry_kind kind);
/// One line of a person's history: "22 Oct 2026  call, no answer: try again on Sunday".
[[nodiscard]] std::string history_line(const ledger::entry& e);

/// The touch that comes of an entry.
struct next_touch {
    std::string phrase{}; ///< of `next_phrase`; empty: none
    bool later = false;   ///< what was entered comes before it, as a promise may
};
/// What follows, after an outcome was logged: "Logged: no answer. Next: Call Ada Lovelace, Thu 3 Dec 17:25.";
/// "Moved to 5 Dec 2026."
[[nodiscard]] std::string logged_line(const ledger::entry& e, const next_touch& next);
/// "Undone: no answer, moved to 3 Dec 2026. Next: …"; `struck` in the order in which they were entered.
[[nodiscard]] std::string undone_line(const std::vector<const ledger::entry*>& struck,
                                      const next_touch& next);

} // namespace intouch::words
