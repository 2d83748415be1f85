// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::words {

/// The next one of the gatherings with that id; null when the agenda has none.
[[nodiscard]] const plan::shown_gathering* next_gathering(const plan::agenda& a, std::string_view id);
/// "18 in a row", or "18 in a row so far" for one to come; empty for less than two.
[[nodiscard]] std::string in_a_row(const plan::shown_gathering& g);

/// A line each: the count, the members, the note of the booking. Only full names show the note, and hidden
/// names show no line.
[[nodiscard]] std::vector<std::string> gathering_lines(const plan::shown_gathering& g,
                                                       const roster::roster& r, roster::naming names);

} // namespace intouch::words
