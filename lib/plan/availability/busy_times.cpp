// SPDX-License-Identifier: MIT
#include "plan/availability/busy_times.hpp"

#include <algorithm>
#include <tuple>

namespace intouch::plan {

busy_times::busy_times(std::span<const busy_span> spans) {
    for (const busy_span& one : spans)
        if (one.from < one.to) spans_.push_back(one);
    const auto order = [](const busy_span& s) { return std::tie(s.from, s.to, s.source, s.all_day); };
    if (!std::ranges::is_sorted(spans_, {}, order)) std::ranges::sort(spans_, {}, order);
    for (const busy_span& one : spans_) {
        latest_.push_back(latest_.empty() ? one.to : std::max(latest_.back(), one.to));
        if (one.all_day) closed_.push_back(one);
    }
}

std::vector<busy_span>::const_iterator busy_times::reaching(instant at) const {
    return spans_.begin() + (std::ranges::upper_bound(latest_, at) - latest_.begin());
}

std::optional<std::pair<instant, instant>> busy_times::free_part(instant from, instant to) const {
    std::optional<std::pair<instant, instant>> best;
    const auto offer = [&](instant begin, instant end) {
        if (begin < end && (!best || end - begin > best->second - best->first)) best = {begin, end};
    };
    instant free = from;
    for (auto at = reaching(from); at != spans_.end() && at->from < to; ++at) {
        offer(free, at->from);
        free = std::max(free, at->to);
    }
    offer(free, to);
    return best;
}

const busy_span* busy_times::within(instant from, instant to) const {
    for (auto at = reaching(from); at != spans_.end() && at->from < to; ++at)
        if (at->to > from) return &*at;
    return nullptr;
}

const busy_span* busy_times::closing(instant from, instant to) const {
    const auto end = std::ranges::upper_bound(closed_, from, {}, &busy_span::from);
    const auto found = std::find_if(closed_.begin(), end, [&](const busy_span& s) { return s.to >= to; });
    return found == end ? nullptr : &*found;
}

} // namespace intouch::plan
