// SPDX-License-Identifier: MIT
#include "feed/trim.hpp"

#include <algorithm>
#include <tuple>

namespace intouch::feed {

std::vector<std::string> least_missed_first(const items& all, date today) {
    struct candidate {
        int group; // past, ahead, lasting
        days distance;
        std::string key;
    };
    std::vector<candidate> order;
    order.reserve(all.size());
    for (const auto& [key, i] : all) {
        const bool past = i.last < today;
        order.push_back({i.lasting ? 2 : (past ? 0 : 1), past ? today - i.first : i.first - today, key});
    }
    std::ranges::sort(order, [](const candidate& a, const candidate& b) {
        return std::tie(a.group, b.distance, a.key) < std::tie(b.group, a.distance, b.key);
    });
    std::vector<std::string> keys;
    keys.reserve(order.size());
    for (candidate& c : order) {
        keys.push_back(std::move(c.key));
    }
    return keys;
}

} // namespace intouch::feed
