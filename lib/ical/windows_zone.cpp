// SPDX-License-Identifier: MIT
#include "ical/windows_zone.hpp"

#include <unicode/ucal.h>

#include <algorithm>
#include <array>

namespace intouch::ical {

std::string zone_of_windows(std::string_view name) {
    constexpr std::size_t longest = 128;
    const bool ascii = std::ranges::all_of(name, [](char c) { return c >= ' ' && c <= '~'; });
    if (name.empty() || name.size() > longest || !ascii) return {};
    const std::u16string windows(name.begin(), name.end());
    std::array<char16_t, longest> iana{};
    UErrorCode status = U_ZERO_ERROR;
    const auto size =
        ucal_getTimeZoneIDForWindowsID(windows.data(), static_cast<std::int32_t>(windows.size()), nullptr,
                                       iana.data(), static_cast<std::int32_t>(iana.size()), &status);
    if (U_FAILURE(status) || size <= 0) return {};
    std::string made;
    for (std::size_t i = 0; i < static_cast<std::size_t>(size); ++i) made += static_cast<char>(iana.at(i));
    return made;
}

} // namespace intouch::ical
