// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/state.hpp"
#include "plan/agenda/agenda.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <string>
#include <vector>

namespace intouch::words {

/// Design 5, "Why": "Last spoke 22 Oct; every 6 weeks makes 3 Dec; that block had room at 17:25."
[[nodiscard]] std::string why(const plan::touch& t, const roster::settings& s);
/// The same, a line each, for `intouch why`.
[[nodiscard]] std::vector<std::string> why_lines(const plan::touch& t, const roster::settings& s);
/// Why somebody on the roster has no touch now: "Paused until 31 Jan 2027."
[[nodiscard]] std::string no_touch(const roster::person& p, const ledger::state& state, date today);
/// Why nothing is to be booked for a gathering now: "Next on 7 May 2027; nothing is to be booked now."
[[nodiscard]] std::string no_booking(const plan::shown_gathering& next);
[[nodiscard]] std::string warning_text(const plan::warning& w, const plan::agenda& a,
                                       const roster::settings& s);
/// The same when the touch of the warning's person is known (null: there is none): no search for each of
/// many.
[[nodiscard]] std::string warning_text(const plan::warning& w, const plan::touch* touch,
                                       const plan::agenda& a, const roster::settings& s);
/// What would make room, cheapest first; at most three; empty when there is no shortage: "Clients every 4
/// months instead of 3."
[[nodiscard]] std::vector<std::string> remedies(const plan::capacity& c, const roster::settings& s);
/// "This roster needs 3.2 h a week, the blocks give 1.5 h; at this rate every 4 weeks becomes every 8."
[[nodiscard]] std::string capacity_text(const plan::capacity& c);
[[nodiscard]] std::string hours(double minutes); ///< "1.5 h", below an hour "25 min"

} // namespace intouch::words
