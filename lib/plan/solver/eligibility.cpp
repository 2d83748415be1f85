// SPDX-License-Identifier: MIT
#include "plan/solver/eligibility.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

namespace intouch::plan {

namespace {

/// An occurrence in which a clock changes is a kind of its own.
constexpr std::uint64_t irregular = std::uint64_t{1} << 63U;
constexpr std::int64_t minutes_a_week = std::int64_t{7} * 24 * 60;

void mix(std::size_t& hash, std::size_t more) {
    hash = (hash ^ more) * 0x9e3779b97f4a7c15U;
    hash ^= hash >> 32U;
}
void mix(std::size_t& hash, std::string_view text) { mix(hash, std::hash<std::string_view>()(text)); }
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
    mix(hash, h.zone.name());
    if (h.hours) mix(hash, *h.hours);
    for (const week_range& r : h.reach) mix(hash, r);
    return hash;
}

std::vector<run> runs_within(const contact_hours& hours, const slot& s) {
    std::vector<run> out;
    for (const time_span& part : reachable_hours(hours, s.start, s.end)) {
        const auto from = std::chrono::ceil<minutes>(part.from - s.start).count();
        const auto to = std::chrono::floor<minutes>(part.to - s.start).count();
        if (from < to) out.push_back({static_cast<int>(from), static_cast<int>(to)});
    }
    return out;
}

int longest_of(const std::vector<run>& runs, int capacity) {
    int most = 0;
    for (const run& r : runs) most = std::max(most, std::min(r.to, capacity) - r.from);
    return most;
}

} // namespace

eligibility::eligibility(std::vector<const roster::block*> blocks, const std::vector<timeline>& timelines)
    : blocks_(std::move(blocks)), timelines_(timelines) {}

std::size_t eligibility::zone_of(const contact_hours& h) {
    const auto [found, fresh] = zone_ids_.try_emplace(h.live ? h.zone.name() : "", zones_.size());
    if (fresh) {
        zones_.push_back(h.zone);
        views_.push_back({.kinds = std::vector<std::vector<std::uint64_t>>(blocks_.size()),
                          .samples = std::vector<std::vector<std::size_t>>(blocks_.size())});
    }
    return found->second;
}

std::size_t eligibility::hours_of(const contact_hours& h) {
    const std::size_t hash = hash_of(h);
    const auto [first, last] = hours_ids_.equal_range(hash);
    for (auto found = first; found != last; ++found)
        if (same_hours(hours_[found->second].like, h)) return found->second;
    hours_ids_.emplace(hash, hours_.size());
    hours_.push_back({.like = h, .zone = zone_of(h), .known = {}});
    return hours_.size() - 1;
}

/// The minute of the week at which the occurrence begins in that zone, and its length.
std::uint64_t eligibility::kind_of(std::size_t zone, std::size_t timeline, std::size_t slot) {
    std::vector<std::uint64_t>& kinds = views_[zone].kinds[timeline];
    if (kinds.size() < timelines_[timeline].size()) kinds.resize(timelines_[timeline].size());
    if (kinds[slot] != 0) return kinds[slot];
    const plan::slot& s = timelines_[timeline][slot];
    const seconds offset = zones_[zone].offset(s.start);
    if (offset == zones_[zone].offset(s.end)) {
        const auto local = s.start.time_since_epoch() + offset;
        const auto week = std::chrono::floor<minutes>(local).count() % minutes_a_week;
        const auto of_week = static_cast<std::uint64_t>((week + minutes_a_week) % minutes_a_week);
        const auto length = static_cast<std::uint64_t>((s.end - s.start).count() / 60);
        kinds[slot] = (of_week << 32U) + length;
    } else {
        kinds[slot] = irregular | (static_cast<std::uint64_t>(timeline) << 32U) | slot;
    }
    return kinds[slot];
}

const std::vector<std::size_t>& eligibility::samples_of(std::size_t zone, std::size_t timeline) {
    std::vector<std::size_t>& samples = views_[zone].samples[timeline];
    if (!samples.empty()) return samples;
    std::vector<std::pair<std::uint64_t, std::size_t>> kinds;
    for (std::size_t i = 0; i < timelines_[timeline].size(); ++i) {
        const plan::slot& s = timelines_[timeline][i];
        if (s.capacity < 0 || s.day >= judged_before_) continue;
        const bool whole = minutes(s.capacity) == s.end - s.start;
        if (whole) kinds.emplace_back(kind_of(zone, timeline, i), i);
    }
    std::ranges::sort(kinds);
    const auto same = std::ranges::unique(kinds, {}, &std::pair<std::uint64_t, std::size_t>::first);
    kinds.erase(same.begin(), same.end());
    for (const auto& [kind, i] : kinds) samples.push_back(i);
    return samples;
}

const std::vector<run>& eligibility::runs_of(std::size_t hours, std::size_t timeline, std::size_t slot) {
    hours_set& set = hours_[hours];
    const auto [found, fresh] = set.known.try_emplace(kind_of(set.zone, timeline, slot));
    if (fresh) found->second = runs_within(set.like, timelines_[timeline][slot]);
    return found->second;
}

int eligibility::longest(std::size_t hours, std::size_t timeline) {
    int most = 0;
    for (const std::size_t i : samples_of(hours_[hours].zone, timeline)) {
        most = std::max(most, longest_of(runs_of(hours, timeline, i), timelines_[timeline][i].capacity));
    }
    return most;
}

refusal eligibility::why_refused(const demand& d, std::size_t timeline) {
    const auto reached_by = [&](bool reach, bool hours) {
        contact_hours some = d.contact;
        if (!reach) some.reach.clear();
        if (!hours) some.hours.reset();
        return longest(hours_of(some), timeline) >= d.length.count();
    };
    if (!reached_by(false, false)) return refusal::too_short;
    return reached_by(true, false) ? refusal::hours : refusal::reach;
}

std::size_t eligibility::group_of(const demand& d) {
    const std::size_t hours = hours_of(d.contact);
    std::size_t hash = hours;
    mix(hash, static_cast<std::size_t>(d.length.count()));
    mix(hash, d.channel);
    mix(hash, static_cast<std::size_t>(d.timeless));
    for (const std::string& circle : d.circles) mix(hash, circle);
    const auto [first, last] = group_ids_.equal_range(hash);
    for (auto found = first; found != last; ++found) {
        const likeness& l = likenesses_[found->second];
        if (l.hours == hours && l.length == d.length && l.channel == d.channel && l.circles == d.circles &&
            l.timeless == d.timeless)
            return found->second;
    }
    const std::size_t id = groups_.size();
    group_ids_.emplace(hash, id);
    likenesses_.push_back({.hours = hours,
                           .length = d.length,
                           .channel = d.channel,
                           .circles = d.circles,
                           .timeless = d.timeless});
    groups_.push_back({.hours = hours, .length = d.length, .timelines = {}, .refused = {}});
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        if (!passes_filters(*blocks_[i], d)) continue;
        if (!d.timeless && longest(hours, i) >= d.length.count()) {
            groups_[id].timelines.push_back(i);
        } else if (timelines_[i].size() > 0) {
            groups_[id].refused.emplace_back(i, why_refused(d, i));
        }
    }
    return id;
}

const std::vector<run>& eligibility::runs(std::size_t g, std::size_t timeline, std::size_t slot) {
    return runs_of(groups_[g].hours, timeline, slot);
}

} // namespace intouch::plan
