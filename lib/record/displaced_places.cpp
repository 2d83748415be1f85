// SPDX-License-Identifier: MIT
#include "record/displaced_places.hpp"

namespace intouch::record {

// Compares whole places: a place that is put back also explains itself as before. A touch whose round was
// closed is displaced too, because undo opens the round again.
std::vector<ledger::published_touch> displaced_places(const ledger::published_plan& before,
                                                      const ledger::published_plan& after) {
    std::vector<ledger::published_touch> places;
    for (const auto& [uid, was] : before) {
        const auto is = after.find(uid);
        if (is == after.end() || is->second != was) places.push_back(was);
    }
    return places;
}

ledger::published_plan put_back(ledger::published_plan published,
                                const std::vector<ledger::published_touch>& places) {
    for (const auto& place : places) published.insert_or_assign(place.uid, place);
    return published;
}

} // namespace intouch::record
