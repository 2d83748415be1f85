// SPDX-License-Identifier: MIT
// Each reason as a clause of one sentence, and as a line of its own.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "roster/settings.hpp"

#include <span>
#include <string>

namespace intouch::words {

/// Reasons of one kind about several days of the same block (or list of days) are told together.
[[nodiscard]] bool tells_together(const plan::reason& a, const plan::reason& b);
/// "last spoke 22 Oct": lower case, no full stop. `same` is one reason, or several that tell together.
[[nodiscard]] std::string clause(std::span<const plan::reason> same, const plan::touch& t,
                                 const roster::settings& s);
/// "Last spoke on Thu 22 Oct (call).": a bit fuller.
[[nodiscard]] std::string line(std::span<const plan::reason> same, const plan::touch& t,
                               const roster::settings& s);

} // namespace intouch::words
