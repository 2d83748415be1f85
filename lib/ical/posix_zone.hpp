// SPDX-License-Identifier: MIT
// The yearly rule of a zone, from the footer of its TZif file; it holds after the last entry of the table.
#pragma once

#include "core/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace intouch::ical {

/// "Mm.w.d/time" of POSIX: the `nth` weekday of a month, the last when `nth` is -1, and a wall time on it.
struct yearly_onset {
    std::chrono::month month{1};
    int nth = 1; ///< 1 to 4, or -1
    std::chrono::weekday day;
    seconds time{7200}; ///< since that day's midnight, -167 h to 167 h (RFC 9636 3.3.1)
    bool operator==(const yearly_onset&) const = default;
};

/// A time with its name. `begins` is absent in a zone that never changes.
struct observance {
    std::string name;
    seconds offset{0}; ///< east of UTC
    std::optional<yearly_onset> begins;
    bool operator==(const observance&) const = default;
};

struct posix_zone {
    observance standard;
    std::optional<observance> daylight; ///< what POSIX calls so; its offset may be the smaller one (Dublin)
    bool operator==(const posix_zone&) const = default;
};

/// RFC 9636 3.3 with its extension of hours. Absent also for "Jn" and "n" days, which are no nth weekday.
[[nodiscard]] std::optional<posix_zone> parse_posix_zone(std::string_view text);

/// The wall time, by the clock before it, at which `onset` comes in that year.
[[nodiscard]] local_second onset_in(const yearly_onset& onset, std::chrono::year year);

} // namespace intouch::ical
