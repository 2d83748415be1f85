// SPDX-License-Identifier: MIT
#include "bench/steadiness/scenario.hpp"

#include "bench/steadiness/room.hpp"

#include <algorithm>

namespace intouch::bench {

setting make_setting(const scenario& s) {
    village v = make_village(s.roster, s.seed);
    setting out{.world = std::move(v.world), .protected_people = std::move(v.protected_people)};
    test::world& w = out.world;
    if (!s.protects) {
        out.protected_people.clear();
        for (auto& [id, p] : w.roster.people) p.protect.reset();
    }
    const date today = day_at(w.home, w.moment);
    if (!is_eventful(s.roster)) w.away = holidays(s.seed, today, length_of(s));
    out.stretch = std::max(1.0, scale_to(s.load, w, odds{}));
    for (auto& [id, p] : w.roster.people) {
        const bool even = out.protected_people.contains(id);
        const double lasts = every_of(w, p) * (even ? 1 : out.stretch);
        const double share = s.overdue ? 1.2 + pick(s.seed, "last/" + id, 300) / 100.0
                                       : pick(s.seed, "last/" + id, 1000) / 1000.0;
        p.last = today - days(1 + static_cast<int>(lasts * share));
    }
    return out;
}

std::vector<event> events_of(const scenario& s, date day, const test::world& w) {
    if (!is_eventful(s.roster)) return {};
    const auto on = print(day);
    const auto roll = [&](const std::string& what, int n) { return pick(s.seed, what + "/" + on, n); };
    const auto anybody = [&](const std::string& what) {
        return std::next(w.roster.people.begin(),
                         roll("who/" + what, static_cast<int>(w.roster.people.size())))
            ->first;
    };
    std::vector<event> out;
    if (roll("called", 14) == 0) out.push_back({happening::called_us, anybody("called")});
    if (roll("moved", 14) == 0)
        out.push_back({happening::moved, anybody("moved"), 1 + roll("moved for", 20)});
    if (roll("promised", 20) == 0)
        out.push_back({happening::promised, anybody("promised"), 2 + roll("promised for", 20)});
    if (s.roster == "home" && roll("joined", 90) == 0) out.push_back({happening::joined});
    if (roll("holiday", 100) == 0)
        out.push_back({happening::holiday, {}, 15 + roll("holiday in", 30), 3 + roll("holiday for", 9)});
    if (s.roster == "far" && roll("appointment", 6) == 0)
        out.push_back({happening::appointment, {}, 1 + roll("appointment in", 21), 30 + roll("long", 60)});
    return out;
}

} // namespace intouch::bench
