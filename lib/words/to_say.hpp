// SPDX-License-Identifier: MIT
// What one could say first, and what one could ask.
#pragma once

#include "ledger/state.hpp"
#include "plan/agenda/agenda.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <string>

namespace intouch::words {

/// `You could say: "I was thinking of you. Sorry for the silence."`: the line of [words] for an open promise, or for a
/// last contact more than two intervals or a year before the touch; empty: neither.
[[nodiscard]] std::string to_say(const plan::touch& t, const roster::roster& r, const roster::settings& s,
                                 const ledger::state& state);
/// "Still at 12 St James's Square?" when the details of the person are old; empty: they are not.
[[nodiscard]] std::string still_right(const plan::touch& t, const roster::roster& r,
                                      const ledger::state& state);

} // namespace intouch::words
