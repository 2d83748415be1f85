// SPDX-License-Identifier: MIT
#include "daemon/engine/replaced_plans.hpp"

#include <algorithm>

namespace intouch::daemon {

const replaced_plans::plan* replaced_plans::replace(const snapshot& before, const configuration& next, date day) {
    constexpr std::size_t most = 4;
    if (!before.agenda) return nullptr;
    std::erase_if(plans_, [&](const plan& p) { return p.entries != before.entries || p.day != day; });
    const auto found = std::ranges::find_if(plans_, [&](const plan& p) { return same_plan(*p.config, next); });
    if (found != plans_.end()) {
        plans_.erase(found + 1, plans_.end());
        return &plans_.back();
    }
    plans_.push_back({before.config, before.published, before.pace, before.entries,
                      day_at(before.config->zone, before.agenda->at)});
    if (plans_.size() > most) plans_.erase(plans_.begin());
    return nullptr;
}

} // namespace intouch::daemon
