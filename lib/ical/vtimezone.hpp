// SPDX-License-Identifier: MIT
#pragma once

#include "core/zone.hpp"

#include <optional>
#include <string>

namespace intouch::ical {

/// A whole VTIMEZONE: one STANDARD and at most one DAYLIGHT with a yearly rule on an nth or
/// last weekday, from the footer of the zone's file. Outlook understands no more, and libical's has offsets
/// with seconds, which some readers refuse. Absent where the footer has no such rule, and where it disagrees
/// with the zone anywhere in [from, to). Write times in such a zone in UTC.
[[nodiscard]] std::optional<std::string> render_vtimezone(const time_zone& zone, instant from, instant to);

} // namespace intouch::ical
