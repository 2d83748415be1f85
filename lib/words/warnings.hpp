// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "roster/settings.hpp"

#include <string>

namespace intouch::words {

[[nodiscard]] std::string warning_text(const plan::warning& w, const plan::agenda& a,
                                       const roster::settings& s);
/// The same for a caller that knows the touch of the person in the warning (null: there is none). Saves a
/// search for each of many warnings.
[[nodiscard]] std::string warning_text(const plan::warning& w, const plan::touch* touch,
                                       const plan::agenda& a, const roster::settings& s);

} // namespace intouch::words
