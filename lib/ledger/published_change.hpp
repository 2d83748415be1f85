// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/published.hpp"

#include <map>
#include <set>
#include <string>

namespace intouch::ledger {

/// What makes one published plan another.
struct published_change {
    std::map<std::string, published_touch> placed; ///< by uid: come, or in another place
    std::set<std::string> gone;                    ///< uids
    bool operator==(const published_change&) const = default;
};

inline void apply(published_plan& plan, const published_change& change) {
    for (const std::string& uid : change.gone) plan.erase(uid);
    for (const auto& [uid, place] : change.placed) plan.insert_or_assign(uid, place);
}

} // namespace intouch::ledger
