// SPDX-License-Identifier: MIT
#include "plan/solver/keep_published.hpp"

#include "plan/solver/fit.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

namespace intouch::plan {

namespace {

/// A published position that the touch may still have.
struct claim {
    std::size_t index = 0;
    slot_id at{};
    int start = 0;
    date day;
    instant begins;
    bool frozen = false;
};

std::optional<slot_id> slot_of(schedule& s, std::size_t index, const ledger::published_touch& p) {
    return p.start ? s.find(p.block, *p.start, s.demand_at(index).length) : s.day_slot(p.day);
}

std::optional<claim> claim_of(schedule& s, std::size_t index, const ledger::published_touch& p) {
    const auto id = slot_of(s, index, p);
    if (p.day < s.today() || !id) return std::nullopt;
    const slot& there = s.at(*id);
    const auto& accepting = s.group(index).timelines;
    if (!p.start) {
        const bool allowed = accepting.empty() && there.capacity >= 0 && p.day >= s.demand_at(index).earliest;
        if (!s.pin(index) && !allowed) return std::nullopt;
        return claim{index, *id, 0, p.day, there.start, there.start <= s.freeze_ends()};
    }
    if (std::ranges::find(accepting, id->timeline) == accepting.end()) return std::nullopt;
    const int start = minutes_between(there.start, *p.start);
    const auto ranges = allowed_starts(s, index, *id, false);
    if (std::ranges::none_of(ranges, [&](start_range r) { return r.first <= start && start <= r.last; }))
        return std::nullopt;
    return claim{index, *id, start, p.day, *p.start, *p.start <= s.freeze_ends()};
}

/// Whether the minutes are free. For a frozen touch, pins do not count: they stand against any limit.
bool is_free(const schedule& s, const claim& c) {
    const slot& there = s.at(c.at);
    const int length = static_cast<int>(s.demand_at(c.index).length.count());
    int used = 0;
    for (const allocation& a : there.allocations) {
        if (c.frozen && s.pin(a.index)) continue;
        used += a.length;
        const bool apart = a.start + a.length <= c.start || c.start + length <= a.start;
        if (!s.is_day(c.at) && !apart) return false;
    }
    if (s.is_day(c.at) && length > there.capacity) return used == 0;
    return used + length <= there.capacity;
}

/// Also for a touch that may not stay there: among equals, the published slot is the first choice.
void remember_slot(schedule& s, std::size_t index, const ledger::published_touch& p) {
    if (const auto id = slot_of(s, index, p))
        s.set_published(index, {.at = *id, .day = p.day, .start = p.start});
}

std::vector<claim> claims_of(schedule& s, const ledger::published_plan& published) {
    std::vector<claim> out;
    for (std::size_t index = 0; index < s.size(); ++index) {
        const auto found = published.find(s.demand_at(index).uid);
        if (found == published.end()) continue;
        const ledger::published_touch& p = found->second;
        remember_slot(s, index, p);
        if (!unchanged(s.demand_at(index), s.pin(index).has_value(), p)) continue;
        s.set_unchanged(index, p.day);
        if (s.placed(index)) continue;
        if (s.pin(index) && s.pin(index)->day != p.day) continue;
        const auto claim = claim_of(s, index, p);
        if (!claim) continue;
        s.set_steady(index);
        out.push_back(*claim);
    }
    return out;
}

} // namespace

bool unchanged(const demand& d, bool pinned, const ledger::published_touch& p) {
    return p.round == d.round && p.attempt == d.attempt && p.kind == name(d.kind) && p.channel == d.channel &&
           p.length == d.length && p.ideal == d.ideal && p.latest == d.latest && p.pinned == pinned;
}

void keep_published(schedule& s, const ledger::published_plan& published) {
    std::vector<claim> claims = claims_of(s, published);
    // Claims on different slots do not compete, so that ties need no hash there.
    const auto rank = [&](const claim& c) { return std::tuple(!c.frozen, !s.pin(c.index), c.begins, c.at); };
    std::ranges::sort(claims, [&](const claim& a, const claim& b) {
        const auto [x, y] = std::pair(rank(a), rank(b));
        if (x != y) return x < y;
        return std::pair(s.tie(a.index), a.index) < std::pair(s.tie(b.index), b.index);
    });
    std::vector<claim> crowded;
    for (const claim& c : claims) {
        const bool all_day_pin = s.is_day(c.at) && s.pin(c.index);
        if (!all_day_pin && !is_free(s, c)) {
            crowded.push_back(c);
            continue;
        }
        s.take(c.index, c.at, {.start = c.start});
        if (c.frozen) s.fix(c.index);
    }
    for (const claim& c : crowded) { // another minute of the same block is the least movement
        if (s.is_day(c.at)) continue;
        if (const auto arranged =
                fit(s, c.index, c.at, !near_avoided(s, c.index, c.begins), s.on_day(c.at, c.day)))
            s.take(c.index, c.at, *arranged);
    }
}

} // namespace intouch::plan
