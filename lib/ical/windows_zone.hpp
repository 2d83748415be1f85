// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace intouch::ical {

/// "W. Europe Standard Time" → "Europe/Berlin", by ICU (Unicode CLDR, windowsZones, territory 001). Empty for a name
/// that Windows does not have.
[[nodiscard]] std::string zone_of_windows(std::string_view name);

} // namespace intouch::ical
