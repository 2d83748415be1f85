// SPDX-License-Identifier: MIT
// Any text as the footer of a time zone (RFC 9636 3.3): what is read has offsets and onsets that a clock can have.
#include "ical/posix_zone.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace intouch;

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size); // NOLINT: libFuzzer's interface
    const auto zone = ical::parse_posix_zone(text);
    if (!zone) return 0;
    const auto check = [](const ical::observance& o) {
        if (std::chrono::abs(o.offset) > std::chrono::hours(25)) __builtin_trap();
        if (!o.begins) return;
        if (!o.begins->month.ok() || !o.begins->day.ok()) __builtin_trap();
        for (int year = 1970; year < 2100; year += 13) {
            const date day = std::chrono::floor<days>(ical::onset_in(*o.begins, std::chrono::year(year)));
            if (int(civil(day).year()) < year - 1 || int(civil(day).year()) > year + 1) __builtin_trap();
        }
    };
    check(zone->standard);
    if (zone->daylight) check(*zone->daylight);
    return 0;
}
