// SPDX-License-Identifier: MIT
#pragma once

#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <string>

namespace intouch::roster {

/// The times of the user at which a live channel reaches the person: "daily 01:00-12:00 (in summer 02:00-13:00)".
/// Times that are too short for the channel are left out; empty when none is left. `s.zone` must be set.
[[nodiscard]] std::string meeting_hours(const person& p, const channel& c, const settings& s);

} // namespace intouch::roster
