// SPDX-License-Identifier: MIT
#pragma once

#include "core/zone.hpp"
#include "plan/changes.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <string>
#include <vector>

namespace intouch::words {

/// The effect of an edited copy of the files, one line for each touch and the sum last: "Moved: Call Ada
/// Lovelace, Thu 3 Dec 2026 17:25 → Tue 8 Dec 2026 17:00." Without a change there is one line.
[[nodiscard]] std::vector<std::string> change_lines(const plan::changes& c, const roster::settings& s,
                                                    const roster::roster& r, const time_zone& zone);

} // namespace intouch::words
