// SPDX-License-Identifier: MIT
// What the user should know of a plan: equal warnings are one line with a count.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "roster/settings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::words {

/// One line for each kind of warning, in the order of the first of its kind. `intouch show ID` has the lines that a
/// group stands for.
[[nodiscard]] std::vector<std::string> notices(const plan::agenda& a, const roster::settings& s);
/// Every warning about that person, a line each.
[[nodiscard]] std::vector<std::string> notices_about(std::string_view person, const plan::agenda& a,
                                                     const roster::settings& s);

} // namespace intouch::words
