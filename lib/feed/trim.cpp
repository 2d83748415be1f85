// SPDX-License-Identifier: MIT
#include "feed/trim.hpp"

#include <algorithm>
#include <tuple>

namespace intouch::feed {

std::vector<items::iterator> least_missed_first(items& all, date today) {
    struct candidate {
        int group; // past, ahead, lasting
        days distance;
        std::size_t nth; // by key
        items::iterator at;
    };
    std::vector<candidate> order;
    order.reserve(all.size());
    for (auto at = all.begin(); at != all.end(); ++at) {
        const item& i = at->second;
        const bool past = i.last < today;
        order.push_back(
            {i.lasting ? 2 : (past ? 0 : 1), past ? today - i.first : i.first - today, order.size(), at});
    }
    std::ranges::sort(order, [](const candidate& a, const candidate& b) {
        return std::tie(a.group, b.distance, a.nth) < std::tie(b.group, a.distance, b.nth);
    });
    std::vector<items::iterator> out;
    out.reserve(order.size());
    for (const candidate& c : order) out.push_back(c.at);
    return out;
}

} // namespace intouch::feed
