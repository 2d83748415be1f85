// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/state.hpp"
#include "plan/agenda/agenda.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <string>

namespace intouch::words {

/// The text of the event of a touch, plain, lines ended by LF: what one could say, links, topics, the last contact and
/// its note, dated notes, whether old details still hold, the action link (empty: none), why now. Nothing
/// depends on today. At most 4,096 bytes: a longer text is cut at a word, and the links stay.
[[nodiscard]] std::string touch_text(const plan::touch& t, const roster::roster& r, const roster::settings& s,
                                     const ledger::state& state, const std::string& action_link);
/// The place of the event: the address for channels that need one; empty for other channels.
[[nodiscard]] std::string touch_location(const plan::touch& t, const roster::roster& r,
                                         const roster::settings& s);
/// The text of a block occurrence with people: one line each in order, "17:00 Ada Lovelace (call)".
[[nodiscard]] std::string block_text(const plan::block_occurrence& o, const plan::agenda& a);

/// "Thu 3 Dec 2026 17:25", in the zone of the user; an all-day touch has no time.
[[nodiscard]] std::string when_phrase(const plan::touch& t, const time_zone& zone);
/// "Call Ada Lovelace, Thu 3 Dec 2026 17:25": title and `when_phrase`.
[[nodiscard]] std::string next_phrase(const plan::touch& t, const roster::settings& s,
                                      const roster::roster& r, const time_zone& zone);

} // namespace intouch::words
