// SPDX-License-Identifier: MIT
// Times that repeat each week: "Mon-Fri 18:00-20:30", "Sat,Sun 10:00-12:00", "1st Sat 10:00-12:00", "last Fri
// 22:00-01:00".
#pragma once

#include "core/date.hpp"

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace intouch {

/// One time range on some weekdays, in minutes since midnight. `to` is at most 24 h after `from`; it is above
/// 24 h when the range crosses midnight ("22:00-01:00" is 1320 to 1500).
struct week_range {
    std::bitset<7> weekdays; ///< index as std::chrono::weekday::c_encoding(): 0 Sunday … 6 Saturday
    int nth = 0;             ///< 0: every week; 1 to 5: the nth such day of the month; -1: the last
    minutes from{0};
    minutes to{0};
    bool operator==(const week_range&) const = default;
};

/// The union of the ranges. An empty list never means "at no time"; some callers let it mean "at any time".
using times_of_week = std::vector<week_range>;

/// `nth_allowed` accepts "1st Sat …", which only blocks may use.
[[nodiscard]] result<week_range> parse_week_range(std::string_view text, bool nth_allowed = false);
/// "09:00-20:00", for every day. The range may cross midnight or end at 24:00.
[[nodiscard]] result<week_range> parse_hours(std::string_view text);
/// "Mon-Fri", "Sat,Sun".
[[nodiscard]] result<std::bitset<7>> parse_weekdays(std::string_view text);
[[nodiscard]] std::string print(const week_range& r);       ///< canonical: "Mon-Fri 18:00-20:30"
[[nodiscard]] std::string print_hours(const week_range& r); ///< without the weekdays: "18:00-20:30"
[[nodiscard]] std::string print_weekdays(std::bitset<7> w); ///< "Mon-Fri", "Mon,Wed"

/// True when `r` has a start on `day`.
[[nodiscard]] bool begins_on(const week_range& r, date day);

} // namespace intouch
