// SPDX-License-Identifier: MIT
#include "plan/due/demand.hpp"

#include <algorithm>

namespace intouch::plan {

bool passes_filters(const roster::block& b, const demand& d) {
    const auto lists = [](const std::vector<std::string>& list, const std::string& what) {
        return std::ranges::find(list, what) != list.end();
    };
    if (!b.via.empty() && !lists(b.via, d.channel)) return false;
    return b.circles.empty() || std::ranges::any_of(d.circles, [&](const std::string& circle) {
               return lists(b.circles, circle);
           });
}

void delay(demand& d, date until) {
    if (d.ideal < until) {
        d.latest = until + (d.latest - d.ideal);
        d.ideal = until;
        d.reasons.push_back({.code = reason_code::paused_until, .date = until});
    }
    if (d.own_ideal < until) {
        d.own_latest = until + (d.own_latest - d.own_ideal);
        d.own_ideal = until;
    }
    d.earliest = std::max(d.earliest, until);
}

} // namespace intouch::plan
