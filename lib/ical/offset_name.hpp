// SPDX-License-Identifier: MIT
// Names of time zones that tell an offset, as Outlook shows them: "(UTC+01:00) Amsterdam, Berlin".
#pragma once

#include "core/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace intouch::ical {

struct offset_name {
    seconds offset;        ///< east of UTC, in winter
    std::string_view rest; ///< what stands behind the offset
    bool exact = false;    ///< an offset and nothing more ("GMT+0100"): there is no summer time
};

/// "UTC+1", "GMT+0100", "+01:00", "(GMT-05:00) Eastern Time", "GMT -0500 (Standard) / GMT -0400 (Daylight)".
[[nodiscard]] std::optional<offset_name> parse_offset_name(std::string_view name);

/// The IANA zone that the rest means: "Chennai, Kolkata" → "Asia/Kolkata", "Pacific Time (US & Canada)" →
/// "America/Los_Angeles". The zone must have that offset in winter. Empty when none has.
[[nodiscard]] std::string zone_of_offset_name(const offset_name& name);

} // namespace intouch::ical
