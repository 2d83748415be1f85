// SPDX-License-Identifier: MIT
// Cells that several tables share.
#pragma once

#include "plan/agenda/agenda.hpp"

#include <string>

namespace intouch::console {

/// "Thu 3 Dec", with the year where it is not that of `today`.
[[nodiscard]] std::string day_cell(date day, date today);
/// "17:25"; "about" where the hour is told later; empty: any time that day.
[[nodiscard]] std::string time_cell(const plan::touch& t, const time_zone& zone);

} // namespace intouch::console
