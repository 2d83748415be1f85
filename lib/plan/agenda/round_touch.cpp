// SPDX-License-Identifier: MIT
#include "plan/agenda/round_touch.hpp"

#include <algorithm>
#include <set>

namespace intouch::plan {

namespace {

/// Promises and occasions stand beside the round.
bool of_round(const touch& t) {
    using enum touch_kind;
    return t.kind != promise && t.kind != occasion; // the booking is the round of a gathering
}

} // namespace

touches_by_person::touches_by_person(const agenda& a, touches_of which) {
    const auto counts = [&](const touch& t) { return which == touches_of::all || of_round(t); };
    touches_.reserve(a.touches.size());
    for (const touch& t : a.touches) {
        if (!counts(t)) continue;
        touches_.emplace(t.person, &t);
        if (t.owner != t.person) touches_.emplace(t.owner, &t);
    }
    for (const touch& t : a.touches) {
        if (!counts(t)) continue;
        for (const std::string& other : t.with) touches_.emplace(other, &t);
    }
}

const touch* touches_by_person::of(std::string_view person) const {
    const auto found = touches_.find(person);
    return found == touches_.end() ? nullptr : found->second;
}

const touch* round_touch(const agenda& a, std::string_view person) {
    const touch* together = nullptr;
    for (const touch& t : a.touches) {
        if (!of_round(t)) continue;
        if (t.person == person || t.owner == person) return &t;
        if (together == nullptr && std::ranges::find(t.with, person) != t.with.end()) together = &t;
    }
    return together;
}

std::vector<const touch*> touches_beside(const agenda& a, std::string_view id, const roster::roster& r) {
    std::set<std::string_view> theirs{id};
    for (const auto& [member, p] : r.people)
        if (p.household == id) theirs.insert(member);
    for (const auto& [gathering, g] : r.gatherings)
        if (std::ranges::any_of(g.members, [&](const auto& m) { return theirs.contains(m); }))
            theirs.insert(gathering);
    const touch* round = round_touch(a, id);
    std::vector<const touch*> out;
    for (const touch& t : a.touches) {
        const bool concerns = theirs.contains(t.person) || theirs.contains(t.owner) ||
                              std::ranges::find(t.with, id) != t.with.end();
        if (concerns && &t != round) out.push_back(&t);
    }
    return out;
}

} // namespace intouch::plan
