// SPDX-License-Identifier: MIT
#include "plan/changes.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

namespace intouch::plan {

changes changes_between(const ledger::published_plan& before, const agenda& after) {
    changes out;
    std::set<std::string_view> there;
    for (const touch& t : after.touches) {
        there.insert(t.uid);
        const auto was = before.find(t.uid);
        if (was == before.end()) {
            out.added.push_back(t);
        } else if (std::tuple(was->second.told, was->second.told_start(), was->second.channel) !=
                   std::tuple(t.day, t.start, t.channel)) {
            out.moved.push_back({was->second, t});
        } else {
            ++out.unchanged;
        }
    }
    for (const auto& [uid, was] : before) {
        if (!there.contains(uid)) out.gone.push_back(was);
    }
    std::ranges::sort(out.gone, [](const ledger::published_touch& a, const ledger::published_touch& b) {
        return std::tuple(a.told, a.told_start(), a.uid) < std::tuple(b.told, b.told_start(), b.uid);
    });
    return out;
}

} // namespace intouch::plan
