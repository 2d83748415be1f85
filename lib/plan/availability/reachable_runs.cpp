// SPDX-License-Identifier: MIT
#include "plan/availability/reachable_runs.hpp"

#include <functional>
#include <string_view>

namespace intouch::plan {

namespace {

constexpr std::uint64_t irregular = std::uint64_t{1} << 63U;
constexpr std::int64_t minutes_a_week = std::int64_t{7} * 24 * 60;

void mix(std::size_t& hash, std::size_t more) {
    hash = (hash ^ more) * 0x9e3779b97f4a7c15U;
    hash ^= hash >> 32U;
}
void mix(std::size_t& hash, const week_range& r) {
    mix(hash, r.weekdays.to_ulong());
    mix(hash, static_cast<std::size_t>(r.from.count()));
    mix(hash, static_cast<std::size_t>(r.to.count()));
}

/// Every channel that is not live has the same hours: any.
bool same_hours(const contact_hours& a, const contact_hours& b) { return (!a.live && !b.live) || a == b; }

std::size_t hash_of(const contact_hours& h) {
    std::size_t hash = 0;
    if (!h.live) return hash;
    mix(hash, std::hash<std::string_view>()(h.zone.name()));
    if (h.hours) mix(hash, *h.hours);
    for (const week_range& r : h.reach) mix(hash, r);
    return hash;
}

std::vector<run> runs_within(const contact_hours& hours, instant start, instant end) {
    std::vector<run> out;
    for (const time_span& part : reachable_hours(hours, start, end)) {
        const auto from = std::chrono::ceil<minutes>(part.from - start).count();
        const auto to = std::chrono::floor<minutes>(part.to - start).count();
        if (from < to) out.push_back({static_cast<int>(from), static_cast<int>(to)});
    }
    return out;
}

} // namespace

std::size_t reachable_runs::zone_number(const contact_hours& h) {
    const auto [found, fresh] = zone_ids_.try_emplace(h.live ? h.zone.name() : "", zones_.size());
    if (fresh) zones_.push_back(h.zone);
    return found->second;
}

std::size_t reachable_runs::number_of(const contact_hours& h) {
    const std::size_t hash = hash_of(h);
    const auto [first, last] = hours_ids_.equal_range(hash);
    for (auto found = first; found != last; ++found)
        if (same_hours(hours_[found->second].like, h)) return found->second;
    hours_ids_.emplace(hash, hours_.size());
    hours_.push_back({.like = h, .zone = zone_number(h), .known = {}});
    return hours_.size() - 1;
}

std::uint64_t reachable_runs::kind_of(std::size_t zone, instant start, instant end) const {
    const auto length = static_cast<std::uint64_t>(std::chrono::floor<minutes>(end - start).count());
    const seconds offset = zones_[zone].offset(start);
    const auto begins = std::chrono::floor<minutes>(start.time_since_epoch()).count();
    if (offset != zones_[zone].offset(end))
        return irregular | (static_cast<std::uint64_t>(begins) << 20U) | length;
    const auto week = std::chrono::floor<minutes>(start.time_since_epoch() + offset).count() % minutes_a_week;
    const auto of_week = static_cast<std::uint64_t>((week + minutes_a_week) % minutes_a_week);
    return (of_week << 32U) + length;
}

const std::vector<run>& reachable_runs::runs(std::size_t hours, std::uint64_t kind, instant start,
                                             instant end) {
    hours_set& set = hours_[hours];
    const auto [found, fresh] = set.known.try_emplace(kind);
    if (fresh) found->second = runs_within(set.like, start, end);
    return found->second;
}

} // namespace intouch::plan
