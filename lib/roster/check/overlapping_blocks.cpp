// SPDX-License-Identifier: MIT
#include "roster/check/overlapping_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>

namespace intouch::roster {
namespace {

/// Whether two blocks with a turn each `every` can meet in one week.
bool turns_meet(const block& a, const block& b) {
    const auto alternates = [](const block& of) {
        return of.every.unit == span_unit::week && of.every.count > 1 && of.from;
    };
    if (!alternates(a) || !alternates(b)) return true;
    return (monday_of(*a.from) - monday_of(*b.from)).count() / 7 % std::gcd(a.every.count, b.every.count) ==
           0;
}

/// Whether the nth such day of a month can be the other's too: the last may be the fourth or the fifth.
bool days_meet(int nth, int other) {
    if (nth == 0 || other == 0 || nth == other) return true;
    return std::min(nth, other) < 0 && std::max(nth, other) >= 4;
}

/// The first time of the week that both ranges have: "Tue 18:30-19:00".
std::optional<std::string> shared_time(const week_range& a, const week_range& b) {
    if (!days_meet(a.nth, b.nth)) return std::nullopt;
    for (std::size_t day = 0; day < 7; ++day) {
        if (!a.weekdays.test(day)) continue;
        for (int later = -1; later <= 1; ++later) {
            const auto other = (day + 7 + static_cast<std::size_t>(later)) % 7;
            if (!b.weekdays.test(other)) continue;
            const minutes apart = days(later);
            week_range both{.weekdays = {},
                            .nth = 0,
                            .from = std::max(a.from, b.from + apart),
                            .to = std::min(a.to, b.to + apart)};
            if (both.from >= both.to) continue;
            const bool next_day = both.from >= days(1);
            both.weekdays.set((day + (next_day ? 1 : 0)) % 7);
            if (next_day) {
                both.from -= days(1);
                both.to -= days(1);
            }
            return print(both);
        }
    }
    return std::nullopt;
}

std::optional<std::string> shared_time(const block& a, const block& b) {
    if (!turns_meet(a, b)) return std::nullopt;
    for (const week_range& one : a.when) {
        for (const week_range& other : b.when)
            if (auto found = shared_time(one, other)) return found;
    }
    return std::nullopt;
}

} // namespace

fault_list overlapping_blocks(const settings& s) {
    fault_list faults;
    for (auto second = s.blocks.begin(); second != s.blocks.end(); ++second) {
        for (auto first = s.blocks.begin(); first != second; ++first) {
            const auto shared = shared_time(first->second, second->second);
            if (!shared) continue;
            faults.push_back(
                {second->second.at, severity::warning,
                 fmt::format("[blocks.{}]: overlaps [blocks.{}] on {}; one person makes one call at a "
                             "time, so this time counts once",
                             second->first, first->first, *shared)});
            break; // one warning for each block is enough
        }
    }
    return faults;
}

} // namespace intouch::roster
