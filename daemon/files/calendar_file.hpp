// SPDX-License-Identifier: MIT
#pragma once

#include "ical/appointments.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::daemon {

/// The events of a foreign calendar, from the beginning of the last year to three years ahead. Errors say
/// what is wrong, without the name of the file.
/// `me` and `charset` are those of `ical::reading`.
[[nodiscard]] result<ical::appointments> read_calendar(std::string_view text, const time_zone& own,
                                                       date today, const std::vector<std::string>& me = {},
                                                       const std::string& charset = {});

} // namespace intouch::daemon
