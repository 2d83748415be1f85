// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/entry.hpp"
#include "ledger/kind_phrase.hpp"
#include "roster/settings.hpp"

#include <string>
#include <vector>

namespace intouch::words {

using ledger::kind_phrase;
/// The phrase of its kind; "not yet" for an entry that remembers nothing.
[[nodiscard]] std::string kind_phrase(const ledger::entry& e);
/// One line in the history of a person: "22 Oct 2026  call, no answer: try again on Sunday".
[[nodiscard]] std::string history_line(const ledger::entry& e);

/// The next touch after an entry.
struct next_touch {
    std::string phrase{}; ///< of `next_phrase`; empty: none
    bool later = false;   ///< the date of the entry comes before it, as with a promise
    bool paused = false;  ///< nothing is planned before the user ends the pause
};
/// The entry in words: "moved to 5 Dec 2026", "promised for 4 Dec 2026: send the article", "away from 20 Dec 2026 to
/// 3 Jan 2027". Of an outcome also its day, when that is not the day in `zone` on which it was entered, and whether
/// it counts: "reached on 3 Dec 2025, kept as history".
[[nodiscard]] std::string entry_phrase(const ledger::entry& e, const time_zone& zone);
/// " Next: Call Ada Lovelace, Thu 3 Dec 17:25."; empty: nothing is said of it.
[[nodiscard]] std::string next_sentence(const next_touch& next);
/// The answer to an entry: "Logged: no answer. Next: Call Ada Lovelace, Thu 3 Dec 17:25.", "Moved to 5 Dec
/// 2026."
[[nodiscard]] std::string logged_line(const ledger::entry& e, const next_touch& next, const time_zone& zone);
/// "Undone: no answer, moved to 3 Dec 2026. Next: …"; `struck` is in the order of the ledger.
[[nodiscard]] std::string undone_line(const std::vector<ledger::entry>& struck, const next_touch& next,
                                      const time_zone& zone);

} // namespace intouch::words
