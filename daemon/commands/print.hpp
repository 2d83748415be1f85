// SPDX-License-Identifier: MIT
// Text for a terminal.
#pragma once

#include "plan/agenda.hpp"
#include "roster/settings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::daemon::commands {

/// Columns as wide as their widest cell, two blanks between them; wide characters count as two.
void print_table(const std::vector<std::vector<std::string>>& rows);

/// Touches day by day, then warnings. `last`: up to that day.
void print_agenda(const intouch::plan::agenda& a, const roster::settings& s, std::optional<date> last);

} // namespace intouch::daemon::commands
