// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "roster/settings.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::words {

/// The changes that would make room, the cheapest first, at most three: "Clients every 4 months instead of
/// 3." Empty when there is no shortage.
[[nodiscard]] std::vector<std::string> remedies(const plan::capacity& c, const roster::settings& s);
/// What stands above that many of them: "Each of these would do:".
[[nodiscard]] std::string_view above_remedies(std::size_t count);
/// "There is time for 128 of the 297 contacts a year that you wish for: every 6 weeks becomes about every 14 weeks. Reaching
/// somebody takes 2.2 tries." While time is not short: what is needed, and what there is.
[[nodiscard]] std::string capacity_text(const plan::capacity& c);
[[nodiscard]] std::string hours(double minutes); ///< "1.5 h", below an hour "25 min"

} // namespace intouch::words
