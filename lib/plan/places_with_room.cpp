// SPDX-License-Identifier: MIT
#include "plan/places_with_room.hpp"

#include "plan/due/demand_channel.hpp"
#include "roster/effective.hpp"

#include <algorithm>

namespace intouch::plan {

namespace {

/// What decides whether a block takes the touch.
demand demand_of(const plan_input& in, const touch& t, const roster::person& reached) {
    demand d;
    set_channel(d, in, reached, t.channel);
    d.length = t.minutes;
    for (const auto& id : {t.person, reached.id})
        if (const auto p = in.roster.people.find(id); p != in.roster.people.end())
            d.circles.insert(d.circles.end(), p->second.circles.begin(), p->second.circles.end());
    return d;
}

bool takes(const plan_input& in, const block_occurrence& o, const demand& d) {
    if (o.start <= in.moment || o.minutes - o.planned < d.length) return false;
    const auto block = in.settings.blocks.find(o.id);
    if (block == in.settings.blocks.end() || !passes_filters(block->second, d)) return false;
    return std::ranges::any_of(reachable_hours(d.contact, o.start, o.end),
                               [&](const time_span& free) { return free.to - free.from >= d.length; });
}

} // namespace

std::vector<const block_occurrence*> places_with_room(const plan_input& in, const agenda& a, const touch& t,
                                                      std::size_t most) {
    std::vector<const block_occurrence*> found;
    const auto reached = in.roster.people.find(t.kind == touch_kind::find ? t.ask : t.person);
    if (reached == in.roster.people.end()) return found;
    const demand d = demand_of(in, t, reached->second);
    for (const auto& o : a.blocks) {
        if (found.size() == most) break;
        const bool own = t.firm && o.day == t.day;
        const bool again = !found.empty() && found.back()->day == o.day;
        if (!own && !again && takes(in, o, d)) found.push_back(&o);
    }
    return found;
}

std::optional<instant> later_today(const plan_input& in, const touch& t) {
    using half_hours = std::chrono::duration<int, std::ratio<1800>>;
    constexpr std::chrono::hours from_now{1}, latest_end{21};
    const auto reached = in.roster.people.find(t.kind == touch_kind::find ? t.ask : t.person);
    if (reached == in.roster.people.end() || t.day != today(in)) return std::nullopt;
    const demand d = demand_of(in, t, reached->second);
    const auto end = in.zone.to_instant(local_second(t.day) + latest_end);
    for (const auto& free : reachable_hours(d.contact, in.moment + from_now, end)) {
        const auto at = in.zone.to_instant(std::chrono::ceil<half_hours>(in.zone.to_local(free.from)));
        if (at + d.length > free.to) continue;
        if (t.start && *t.start >= at) return std::nullopt;
        return at;
    }
    return std::nullopt;
}

} // namespace intouch::plan
