// SPDX-License-Identifier: MIT
// A cell that several tables share.
#pragma once

#include "plan/agenda/agenda.hpp"

#include <string>

namespace intouch::console {

/// "17:25"; "about" where the hour is told later; empty: any time that day.
[[nodiscard]] std::string time_cell(const plan::touch& t, const time_zone& zone);

} // namespace intouch::console
