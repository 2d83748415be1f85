// SPDX-License-Identifier: MIT
// Text for a terminal.
#pragma once

#include "console/sheet.hpp"
#include "core/error.hpp"
#include "daemon/cli/terminal.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/forecast.hpp"
#include "roster/settings.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::daemon::commands {

/// Prints "intouch: TEXT" to standard error and returns the exit status.
int refuse(const error& e);

/// What standard output shows.
[[nodiscard]] console::paper paper_of(const terminal& to);

/// As wide as the terminal at most.
void print_table(const std::vector<std::vector<std::string>>& rows, const table_style& style = {});
/// Broken between words; all lines but the first begin with `indent` blanks.
void print_line(std::string_view text, std::size_t indent = 0, paint how = paint::plain);
/// Each line of the text, broken so.
void print_lines(std::string_view text);
/// "intouch: …" on standard error.
void print_problem(std::string_view text);

/// One line a week: the touches, their load on the blocks, and the minutes outside of blocks.
void print_forecast(const std::vector<intouch::plan::forecast_week>& weeks);

/// The need of the roster against the time in blocks, by circle and channel, and the remedies.
void print_capacity(const intouch::plan::capacity& c, const roster::settings& s);

} // namespace intouch::daemon::commands
