// SPDX-License-Identifier: MIT
#include "plan/solver/eligibility.hpp"

#include <algorithm>
#include <utility>

namespace intouch::plan {

namespace {

constexpr std::uint64_t irregular = std::uint64_t{1} << 63U;

void append(std::string& key, std::int64_t number) {
    key += std::to_string(number);
    key += ',';
}

void append(std::string& key, const week_range& r) {
    append(key, static_cast<std::int64_t>(r.weekdays.to_ulong()));
    append(key, r.from.count());
    append(key, r.to.count());
}

std::string hours_key(const contact_hours& d) {
    std::string key;
    if (!d.live) return key;
    key = d.zone.name();
    key += ';';
    if (d.hours) append(key, *d.hours);
    key += ';';
    for (const week_range& r : d.reach) append(key, r);
    return key;
}

std::vector<run> runs_within(const contact_hours& d, const bin& b) {
    std::vector<run> out;
    for (const time_span& part : reachable_hours(d, b.start, b.end)) {
        const auto from = std::chrono::ceil<minutes>(part.from - b.start).count();
        const auto to = std::chrono::floor<minutes>(part.to - b.start).count();
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

access::access(std::vector<const roster::block*> blocks, const std::vector<lane>& lanes)
    : blocks_(std::move(blocks)), lanes_(lanes) {}

std::size_t access::reach_set_of(const contact_hours& d) {
    const auto [found, fresh] = reach_ids_.try_emplace(hours_key(d), reach_sets_.size());
    if (fresh) {
        const auto [zone, unseen] = zone_ids_.try_emplace(d.live ? d.zone.name() : "", zones_.size());
        if (unseen) {
            zones_.push_back(d.zone);
            views_.push_back({.kinds = std::vector<std::vector<std::uint64_t>>(blocks_.size()),
                              .samples = std::vector<std::vector<std::size_t>>(blocks_.size())});
        }
        reach_sets_.push_back({.like = d, .zone = zone->second, .known = {}});
    }
    return found->second;
}

/// The minute of their week at which it begins, and its length; a change of their clocks within makes it one
/// of a kind.
std::uint64_t access::kind_of(std::size_t zone, std::size_t lane, std::size_t bin) {
    std::vector<std::uint64_t>& kinds = views_[zone].kinds[lane];
    if (kinds.size() < lanes_[lane].size()) kinds.resize(lanes_[lane].size());
    if (kinds[bin] == 0) {
        const plan::bin& b = lanes_[lane][bin];
        if (zones_[zone].offset(b.start) == zones_[zone].offset(b.end)) {
            const auto local = zones_[zone].to_local(b.start).time_since_epoch();
            const auto week = std::chrono::floor<minutes>(local).count() % (7 * 24 * 60);
            const auto of_week = static_cast<std::uint64_t>((week + 7 * 24 * 60) % (7 * 24 * 60));
            const auto length = static_cast<std::uint64_t>((b.end - b.start).count() / 60);
            kinds[bin] = (of_week << 32U) + length;
        } else {
            kinds[bin] = irregular | (static_cast<std::uint64_t>(lane) << 32U) | bin;
        }
    }
    return kinds[bin];
}

const std::vector<std::size_t>& access::samples_of(std::size_t zone, std::size_t lane) {
    std::vector<std::size_t>& samples = views_[zone].samples[lane];
    if (samples.empty()) {
        std::vector<std::pair<std::uint64_t, std::size_t>> kinds;
        for (std::size_t i = 0; i < lanes_[lane].size(); ++i) {
            const plan::bin& b = lanes_[lane][i];
            const bool whole = b.capacity * 60 == (b.end - b.start).count();
            if (b.capacity < 0 || b.day >= judged_before_) continue;
            if (whole) kinds.emplace_back(kind_of(zone, lane, i), i);
        }
        std::ranges::sort(kinds);
        for (const auto& [kind, i] : kinds) {
            if (samples.empty() || kind_of(zone, lane, samples.back()) != kind) samples.push_back(i);
        }
    }
    return samples;
}

const std::vector<run>& access::runs_of(std::size_t hours, std::size_t lane, std::size_t bin) {
    reach_set& set = reach_sets_[hours];
    const auto [found, fresh] = set.known.try_emplace(kind_of(set.zone, lane, bin));
    if (fresh) found->second = runs_within(set.like, lanes_[lane][bin]);
    return found->second;
}

int access::longest(std::size_t hours, std::size_t lane) {
    int most = 0;
    for (const std::size_t i : samples_of(reach_sets_[hours].zone, lane)) {
        most = std::max(most, longest_of(runs_of(hours, lane, i), lanes_[lane][i].capacity));
    }
    return most;
}

refusal access::why_refused(const demand& d, std::size_t lane) {
    const auto reached_by = [&](bool reach, bool hours) {
        contact_hours some = d.contact;
        if (!reach) some.reach.clear();
        if (!hours) some.hours.reset();
        return longest(reach_set_of(some), lane) >= d.length.count();
    };
    if (!reached_by(false, false)) return refusal::too_short;
    return reached_by(true, false) ? refusal::hours : refusal::reach;
}

std::size_t access::group_of(const demand& d) {
    std::string key = hours_key(d.contact);
    key += '\n';
    key += d.channel;
    for (const std::string& circle : d.circles) {
        key += '\n';
        key += circle;
    }
    key += '\n';
    append(key, d.length.count());
    const auto [found, fresh] = group_ids_.try_emplace(std::move(key), groups_.size());
    const std::size_t id = found->second;
    if (!fresh) return id;
    groups_.emplace_back();
    group g;
    g.hours = reach_set_of(d.contact);
    g.length = d.length;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        if (!passes_filters(*blocks_[i], d)) continue;
        if (longest(g.hours, i) >= d.length.count()) {
            g.lanes.push_back(i);
        } else if (lanes_[i].size() > 0) {
            g.refused.emplace_back(i, why_refused(d, i));
        }
    }
    groups_[id] = std::move(g);
    return id;
}

const std::vector<run>& access::runs(std::size_t g, std::size_t lane, std::size_t bin) {
    return runs_of(groups_[g].hours, lane, bin);
}

} // namespace intouch::plan
