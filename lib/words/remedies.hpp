// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "roster/settings.hpp"

#include <string>
#include <vector>

namespace intouch::words {

/// The changes that would make room, the cheapest first, at most three: "Clients every 4 months instead of
/// 3." Empty when there is no shortage.
[[nodiscard]] std::vector<std::string> remedies(const plan::capacity& c, const roster::settings& s);
/// "This roster needs 3.2 h a week, the blocks give 1.5 h; at this rate every 4 weeks becomes every 8."
[[nodiscard]] std::string capacity_text(const plan::capacity& c);
[[nodiscard]] std::string hours(double minutes); ///< "1.5 h", below an hour "25 min"

} // namespace intouch::words
