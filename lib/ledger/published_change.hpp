// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/published.hpp"

#include <map>
#include <set>
#include <string>

namespace intouch::ledger {

/// The difference between two published plans.
struct published_change {
    std::map<std::string, published_touch> placed; ///< new and changed places, by uid
    std::set<std::string> gone;                    ///< uids of the removed places
    bool operator==(const published_change&) const = default;
};

inline void apply(published_plan& plan, const published_change& change) {
    for (const std::string& uid : change.gone) plan.erase(uid);
    for (const auto& [uid, place] : change.placed) plan.insert_or_assign(uid, place);
}

/// The change that turns `before` into `after`.
[[nodiscard]] inline published_change difference(const published_plan& before, const published_plan& after) {
    published_change change;
    auto old = before.begin();
    for (const auto& [uid, place] : after) {
        for (; old != before.end() && old->first < uid; ++old) change.gone.insert(old->first);
        const bool known = old != before.end() && old->first == uid;
        if (!known || old->second != place) change.placed.emplace_hint(change.placed.end(), uid, place);
        if (known) ++old;
    }
    for (; old != before.end(); ++old) change.gone.insert(old->first);
    return change;
}

} // namespace intouch::ledger
