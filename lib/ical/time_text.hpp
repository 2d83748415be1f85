// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"
#include "ical/event.hpp"

#include <string_view>

namespace intouch::ical {

/// "20261203", "20261203T160000Z", and "20261203T170000" as a zoned time whose zone is empty; years 1900 to
/// 2199.
[[nodiscard]] result<moment> parse_time_text(std::string_view text);

/// RFC 5545 3.3.6. Days and weeks are days of the calendar, whatever the clocks do.
struct duration {
    days whole{0};
    seconds exact{0};
    bool operator==(const duration&) const = default;
};
/// "PT1H30M", "P1D", "-P2W".
[[nodiscard]] result<duration> parse_duration_text(std::string_view text);

/// "+0100", "-053000".
[[nodiscard]] result<seconds> parse_offset_text(std::string_view text);

} // namespace intouch::ical
