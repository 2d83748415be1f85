// SPDX-License-Identifier: MIT
#pragma once

#include "ical/appointments.hpp"

#include <string_view>

namespace intouch::daemon {

/// The events of a foreign calendar, from the beginning of the last year to three years ahead. Errors say
/// what is wrong, without the name of the file.
[[nodiscard]] result<ical::appointments> read_calendar(std::string_view text, const time_zone& own,
                                                       date today);

} // namespace intouch::daemon
