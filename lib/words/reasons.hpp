// SPDX-License-Identifier: MIT
// Each reason as a clause of a sentence, and as a line.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "roster/settings.hpp"

#include <span>
#include <string>

namespace intouch::words {

/// Whether one clause can hold both reasons: they are of one kind and about days of the same block or day
/// list.
[[nodiscard]] bool tells_together(const plan::reason& a, const plan::reason& b);
/// "last spoke 22 Oct": lower case, no full stop. `same` is one reason, or several that share a clause.
[[nodiscard]] std::string clause(std::span<const plan::reason> same, const plan::touch& t,
                                 const roster::settings& s);
/// "Last spoke on Thu 22 Oct (call).": with weekday and channel.
[[nodiscard]] std::string line(std::span<const plan::reason> same, const plan::touch& t,
                               const roster::settings& s);

} // namespace intouch::words
