// SPDX-License-Identifier: MIT
// One time of day on some weekdays: "Mon-Fri 08:00", "daily 08:00".
#pragma once

#include "core/date.hpp"

#include <bitset>
#include <optional>
#include <string>
#include <string_view>

namespace intouch {

struct weekly_time {
    std::bitset<7> weekdays; ///< never empty; index as std::chrono::weekday::c_encoding()
    minutes at{0};           ///< since midnight, below 24 h
    bool operator==(const weekly_time&) const = default;
};

[[nodiscard]] result<weekly_time> parse_weekly_time(std::string_view text);
[[nodiscard]] std::string print(const weekly_time& t); ///< canonical: "Mon-Fri 08:00", "daily 08:00"

[[nodiscard]] bool falls_on(const weekly_time& t, date day);

} // namespace intouch
