// SPDX-License-Identifier: MIT
// Text for a terminal.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/forecast.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace intouch::daemon::commands {

/// As wide as the terminal at most; `whole` and `uncut` as of `table_style`.
void print_table(const std::vector<std::vector<std::string>>& rows, const std::set<std::size_t>& whole = {},
                 const std::set<std::size_t>& uncut = {});

/// Touches day by day, then warnings. `last`: up to that day.
void print_agenda(const intouch::plan::agenda& a, const roster::settings& s, const roster::roster& r,
                  std::optional<date> last);

/// A line a week: touches, load against what the blocks give, and what stands outside of them.
void print_forecast(const std::vector<intouch::plan::forecast_week>& weeks);

/// What the roster needs against what the blocks give, by circle and channel, and what would help.
void print_capacity(const intouch::plan::capacity& c, const roster::settings& s);

} // namespace intouch::daemon::commands
