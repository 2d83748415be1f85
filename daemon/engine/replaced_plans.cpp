// SPDX-License-Identifier: MIT
#include "daemon/engine/replaced_plans.hpp"

#include <algorithm>

namespace intouch::daemon {

namespace {

/// A block that began while the edit counted is over: its touches stand where they stood meanwhile.
ledger::published_plan still_to_come(const ledger::published_plan& of,
                                     const ledger::published_plan& meanwhile, instant now) {
    ledger::published_plan out;
    for (const auto& [uid, place] : of) {
        const auto there = meanwhile.find(uid);
        const bool begun = place.start && *place.start <= now;
        if (!begun)
            out.emplace(uid, place);
        else if (there != meanwhile.end())
            out.emplace(*there);
    }
    return out;
}

} // namespace

const replaced_plans::plan* replaced_plans::replace(const snapshot& before, const configuration& next,
                                                    instant now, std::span<const ledger::entry> ledger) {
    constexpr std::size_t most = 8;
    if (!before.agenda || same_plan(*before.config, next)) return nullptr;
    const date day = day_at(next.zone, now);
    std::erase_if(plans_, [&](const plan& p) {
        const auto since = ledger.subspan(std::min(p.entries, ledger.size()));
        return p.day != day || !std::ranges::all_of(since, [](const ledger::entry& e) {
                   return e.kind == ledger::entry_kind::noted;
               });
    });
    const auto found =
        std::ranges::find_if(plans_, [&](const plan& p) { return same_plan(*p.config, next); });
    if (found != plans_.end()) {
        plans_.erase(found + 1, plans_.end());
        plan& again = plans_.back();
        again.published = std::make_shared<const ledger::published_plan>(
            still_to_come(*again.published, *before.published, now));
        return &again;
    }
    plans_.push_back({before.config, before.published, before.pace, before.entries,
                      day_at(before.config->zone, before.agenda->at)});
    if (plans_.size() > most) plans_.erase(plans_.begin());
    return nullptr;
}

} // namespace intouch::daemon
