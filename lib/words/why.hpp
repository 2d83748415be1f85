// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/state.hpp"
#include "plan/agenda/agenda.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <string>
#include <vector>

namespace intouch::words {

/// The reasons of a touch as one sentence: "Last spoke 22 Oct; every 6 weeks makes 3 Dec; that block had room
/// at 17:25."
[[nodiscard]] std::string why(const plan::touch& t, const roster::settings& s);
/// The same, one reason a line, for `intouch why`.
[[nodiscard]] std::vector<std::string> why_lines(const plan::touch& t, const roster::settings& s);
/// Why a person on the roster has no touch now: "Paused until 31 Jan 2027."
[[nodiscard]] std::string no_touch(const roster::person& p, const plan::plan_input& in);
/// The same in a word: "paused", "waiting", "nothing planned".
[[nodiscard]] std::string no_touch_word(const roster::person& p, const plan::plan_input& in);
/// Why a gathering needs no booking now: "Next on 7 May 2027; nothing is to be booked now."
[[nodiscard]] std::string no_booking(const plan::shown_gathering& next);

} // namespace intouch::words
