// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace intouch::ical {

/// "W2 TU TH #10" (vCalendar 1.0, Recurrence Rule Grammar) as parts of RFC 5545: "FREQ=WEEKLY;INTERVAL=2;
/// BYDAY=TU,TH;COUNT=10". Empty when it is no such rule.
[[nodiscard]] std::string modern_rule(std::string_view value);

} // namespace intouch::ical
