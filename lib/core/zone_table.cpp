// SPDX-License-Identifier: MIT
#include "core/zone_table.hpp"

#include <cctz/time_zone.h>

#include <algorithm>

namespace intouch {

namespace {

constexpr date first_day{first_year / 1 / 1};
constexpr date last_day{(last_year + std::chrono::years(1)) / 1 / 1};
/// No offset is longer than this.
constexpr std::chrono::days margin{2};

instant as_utc(date day) { return instant(local_second{day}.time_since_epoch()); }

} // namespace

zone_table::zone_table(const cctz::time_zone& zone) {
    const instant begin = as_utc(first_day - margin);
    const instant end = as_utc(last_day + margin);
    const auto offset_at = [&](instant at) { return seconds{zone.lookup(at).offset}; };
    changes_.push_back({begin, local_second{begin.time_since_epoch()}, offset_at(begin)});
    cctz::time_zone::civil_transition next;
    for (instant at = begin; zone.next_transition(at, &next);) {
        at = zone.lookup(next.to).trans;
        if (at >= end) break;
        const seconds before = changes_.back().offset;
        const seconds after = offset_at(at);
        if (before == after) continue; // another abbreviation alone
        changes_.push_back({at, local_second{at.time_since_epoch() + std::max(before, after)}, after});
    }
}

std::optional<seconds> zone_table::offset(instant at) const {
    if (at < as_utc(first_day) || at >= as_utc(last_day)) return std::nullopt;
    return std::prev(std::ranges::upper_bound(changes_, at, {}, &change::at))->offset;
}

std::optional<seconds> zone_table::offset(local_second local) const {
    if (local < local_second{first_day} || local >= local_second{last_day}) return std::nullopt;
    return std::prev(std::ranges::upper_bound(changes_, local, {}, &change::local))->offset;
}

} // namespace intouch
