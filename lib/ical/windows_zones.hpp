// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

namespace intouch::ical {

/// "W. Europe Standard Time" → "Europe/Berlin" (Unicode CLDR, windowsZones, territory 001).
[[nodiscard]] std::optional<std::string_view> zone_of_windows(std::string_view name);

} // namespace intouch::ical
