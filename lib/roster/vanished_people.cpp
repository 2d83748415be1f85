// SPDX-License-Identifier: MIT
#include "roster/vanished_people.hpp"

#include <set>
#include <string_view>
#include <utility>

namespace intouch::roster {

std::vector<std::string> vanished_people(const roster& before, const roster& after) {
    std::set<std::string_view> former;
    for (const auto& [id, p] : after.people) former.insert(p.formerly.begin(), p.formerly.end());
    std::vector<std::string> gone;
    for (const auto& [id, p] : before.people)
        if (!after.people.contains(id) && !former.contains(id)) gone.push_back(id);
    constexpr std::size_t at_least = 3;
    constexpr std::size_t fraction = 5;
    if (gone.size() < at_least || gone.size() * fraction <= before.people.size()) gone.clear();
    return gone;
}

roster restore_people(const roster& before, roster after, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
        const auto was = before.people.find(id);
        if (was == before.people.end()) continue;
        after.people.insert(*was);
        for (const std::string& name : was->second.circles)
            if (const auto c = before.circles.find(name); c != before.circles.end()) after.circles.insert(*c);
    }
    return after;
}

guarded_roster guard_people(const roster& before, roster after, certainty how) {
    if (how != certainty::first_look) return {.value = std::move(after)};
    auto held = vanished_people(before, after);
    if (held.empty()) return {.value = std::move(after)};
    auto kept = restore_people(before, std::move(after), held);
    return {.value = std::move(kept), .held = std::move(held)};
}

} // namespace intouch::roster
