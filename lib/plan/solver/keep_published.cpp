// SPDX-License-Identifier: MIT
#include "plan/solver/keep_published.hpp"

#include "plan/solver/fit.hpp"

#include <algorithm>
#include <cmath>
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
    bool minute_is_gone = false; ///< the block is open at other hours of that day
};

/// Where the block has another id now, the same hour of a block that accepts the touch. Where the block moved to other
/// hours of the day, its first occurrence then.
std::optional<slot_id> slot_of(schedule& s, std::size_t index, const ledger::published_touch& p) {
    if (!p.start) return s.day_slot(p.day);
    const minutes length = s.demand_at(index).length;
    if (const auto same = s.find(p.block, *p.start, length)) return same;
    for (const std::size_t timeline : s.group(index).timelines)
        if (const auto hour = s.find(s.block(timeline).id, *p.start, length)) return hour;
    return s.find(p.block, p.day);
}

std::optional<claim> claim_of(schedule& s, std::size_t index, const ledger::published_touch& p) {
    const auto id = slot_of(s, index, p);
    if (p.day < s.today() || !id) return std::nullopt;
    const slot& there = s.at(*id);
    const auto& accepting = s.group(index).timelines;
    if (!p.start) {
        const bool allowed = accepting.empty() && there.capacity >= 0 && p.day >= s.demand_at(index).earliest;
        if (!s.pin(index) && !allowed) return std::nullopt;
        return claim{.index = index,
                     .at = *id,
                     .day = p.day,
                     .begins = there.start,
                     .frozen = there.start <= s.freeze_ends()};
    }
    if (std::ranges::find(accepting, id->timeline) == accepting.end()) return std::nullopt;
    const auto allowed = allowed_starts(s, index, *id, false, s.on_day(*id, p.day));
    if (allowed.empty()) return std::nullopt;
    const int start = minutes_between(there.start, *p.start);
    return claim{.index = index,
                 .at = *id,
                 .start = start,
                 .day = p.day,
                 .begins = *p.start,
                 .frozen = *p.start <= s.freeze_ends(),
                 .minute_is_gone = !contains(allowed, start)};
}

days part_of(const demand& d, double share, days least, days most) {
    const auto part = days(static_cast<days::rep>(std::lround(share * d.interval)));
    return std::clamp(part, least, most);
}

/// While there is time for everybody, a touch gives way inside its window. While time is short, only about touches give
/// way: inside the band around the told day, or at most a quarter of the interval from the day first told.
schedule::leeway leeway_of(const schedule& s, const demand& d, const ledger::published_touch& p) {
    if (!s.is_short()) return {.from = std::min(p.day, d.earliest), .to = std::max(p.day, d.latest)};
    if (!p.about) return {.from = p.day, .to = p.day, .gives_way = false};
    const days band = band_of(d);
    const days quarter = part_of(d, 0.25, days(3), days::max());
    const date next_week = s.today() + fixed_ahead(d.length, s.freeze()) + days(1);
    return {.from = std::max({next_week, d.earliest, std::min(p.told - band, p.first_told - quarter)}),
            .to = std::max(p.told + band, p.first_told + quarter),
            .gives_way = !d.is_protected,
            .unseen = std::pair(p.told - band, p.told + band)};
}

/// Whether the touch is fixed: while time is short, each touch in the days ahead.
bool is_fixed(const schedule& s, const demand& d, date day) {
    return s.is_short() && day <= s.today() + fixed_ahead(d.length, s.freeze());
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
    return s.is_day(c.at) ? room_on_day(there, used, length) : used + length <= there.capacity;
}

/// Also for a touch that may not stay there: among equals, the published slot is the first choice.
void remember_slot(schedule& s, std::size_t index, const ledger::published_touch& p) {
    if (const auto id = slot_of(s, index, p))
        s.set_published(index, {.at = *id, .day = p.day, .start = p.start});
}

/// A minute that has passed is no new minute for anybody.
bool lies_ahead(const schedule& s, const claim& c, const arrangement& a) {
    const auto ahead = [&](int start) { return s.at(c.at).start + minutes(start) > s.moment(); };
    return ahead(a.start) &&
           std::ranges::all_of(a.moved, [&](const auto& other) { return ahead(other.second); });
}

std::vector<claim> claims_of(schedule& s, const ledger::published_plan& published, telling_style style) {
    std::vector<claim> out;
    for (std::size_t index = 0; index < s.size(); ++index) {
        const auto found = published.find(s.demand_at(index).uid);
        if (found == published.end()) continue;
        const ledger::published_touch& p = found->second;
        if (p.about != (style == telling_style::about)) continue;
        remember_slot(s, index, p);
        if (!unchanged(s.demand_at(index), s.pin(index).has_value(), p)) continue;
        if (s.placed(index)) continue;
        if (s.pin(index) && (p.day < s.pinned_from(index) || s.pin(index)->day < p.day)) continue;
        if (p.about && p.told < s.today()) continue; // its day passed while nobody looked
        auto claim = claim_of(s, index, p);
        if (!claim) continue;
        s.set_steady(index);
        s.set_leeway(index, leeway_of(s, s.demand_at(index), p));
        claim->frozen = claim->frozen || is_fixed(s, s.demand_at(index), p.day);
        out.push_back(*claim);
    }
    return out;
}

} // namespace

days fixed_ahead(minutes length, minutes freeze) {
    constexpr minutes long_touch{60};
    const days frozen = std::chrono::ceil<days>(freeze);
    return std::max({days(7), frozen, length > long_touch ? days(14) : days(0)});
}

days band_of(const demand& d) { return part_of(d, 0.15, days(3), days(21)); }

bool unchanged(const demand& d, bool pinned, const ledger::published_touch& p) {
    return p.round == d.round && p.attempt == d.attempt && p.kind == name(d.kind) && p.channel == d.channel &&
           p.length == d.length && p.ideal == d.own_ideal && p.latest == d.own_latest && p.pinned == pinned;
}

void keep_published(schedule& s, const ledger::published_plan& published, telling_style style) {
    std::vector<claim> claims = claims_of(s, published, style);
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
        if (c.minute_is_gone || (!all_day_pin && !is_free(s, c))) {
            crowded.push_back(c);
            continue;
        }
        s.take(c.index, c.at, {.start = c.start});
        if (c.frozen) s.fix(c.index);
    }
    for (const claim& c : crowded) { // another minute of the same block is the least movement
        if (s.is_day(c.at)) continue;
        const auto arranged =
            fit(s, c.index, c.at, !near_avoided(s, c.index, c.begins), s.on_day(c.at, c.day));
        if (!arranged || !lies_ahead(s, c, *arranged)) continue;
        s.take(c.index, c.at, *arranged);
        if (c.frozen) s.fix(c.index);
    }
}

} // namespace intouch::plan
