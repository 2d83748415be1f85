// SPDX-License-Identifier: MIT
#pragma once

#include "ical/foreign_zone.hpp"

#include <vector>

namespace intouch::ical {

/// The changes of offset that a VTIMEZONE describes, from 1970 to 2070, not sorted; at least one. Taken as well:
/// observances since 1601 (Exchange), rules with one BYHOUR and BYMINUTE (Lotus Notes), no TZOFFSETFROM. `errc::invalid`:
/// a rule that is not yearly, more than that at a time, offsets of more than 18 hours, or no observance at all. Such a
/// rule can keep libical busy for seconds, and no zone has one.
[[nodiscard]] result<std::vector<foreign_zone::shift>> shifts_of(const component& vtimezone,
                                                                 step_budget& budget);

} // namespace intouch::ical
