// SPDX-License-Identifier: MIT
// Text for a terminal.
#pragma once

#include "core/error.hpp"
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

/// Prints "intouch: TEXT" to standard error and returns the exit status.
int refuse(const error& e);

/// As wide as the terminal at most; `whole` and `uncut` as of `table_style`.
void print_table(const std::vector<std::vector<std::string>>& rows, const std::set<std::size_t>& whole = {},
                 const std::set<std::size_t>& uncut = {});

/// Touches day by day up to `last`, then warnings.
void print_agenda(const intouch::plan::agenda& a, const roster::settings& s, const roster::roster& r,
                  std::optional<date> last);

/// One line a week: the touches, their load on the blocks, and the minutes outside of blocks.
void print_forecast(const std::vector<intouch::plan::forecast_week>& weeks);

/// The need of the roster against the time in blocks, by circle and channel, and the remedies.
void print_capacity(const intouch::plan::capacity& c, const roster::settings& s);

} // namespace intouch::daemon::commands
