// SPDX-License-Identifier: MIT
#include "plan/availability/away_days.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace intouch::plan {

bool is_away(const plan_input& in, date day) {
    const auto holds = [&](const away_span& a) { return a.from <= day && day <= a.to; };
    return std::ranges::any_of(in.away, holds) || std::ranges::any_of(in.state.aways, [&](const auto& told) {
               return told.second.from <= day && day <= told.second.to;
           });
}

away_days::away_days(std::span<const away_span> spans) {
    std::vector<const away_span*> sorted;
    for (const away_span& span : spans) {
        if (span.from <= span.to) sorted.push_back(&span);
    }
    std::ranges::sort(sorted, {}, [](const away_span* s) { return std::tie(s->from, s->to, s->what); });
    for (const away_span* span : sorted) {
        const date from = pieces_.empty() ? span->from : std::max(span->from, pieces_.back().to + days(1));
        if (from <= span->to) pieces_.push_back({from, span->to, *span});
    }
}

const away_span* away_days::covering(date day) const {
    const auto after = std::ranges::upper_bound(pieces_, day, {}, &piece::from);
    if (after == pieces_.begin() || std::prev(after)->to < day) return nullptr;
    return &std::prev(after)->what;
}

} // namespace intouch::plan
