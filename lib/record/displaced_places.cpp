// SPDX-License-Identifier: MIT
#include "record/record.hpp"

namespace intouch::plan {

// Compared whole, so that what is put back also says again why it stood there; a touch whose round was closed
// is displaced as well, for undoing opens it again.
std::vector<ledger::published_touch> displaced(const ledger::published_plan& before,
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

} // namespace intouch::plan
