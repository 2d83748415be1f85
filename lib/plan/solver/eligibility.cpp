// SPDX-License-Identifier: MIT
#include "plan/solver/eligibility.hpp"

#include <algorithm>
#include <utility>

namespace intouch::plan {

namespace {

int longest_of(const std::vector<run>& runs, int capacity) {
    int most = 0;
    for (const run& r : runs) most = std::max(most, std::min(r.to, capacity) - r.from);
    return most;
}

} // namespace

eligibility::eligibility(std::vector<const roster::block*> blocks, const std::vector<timeline>& timelines)
    : blocks_(std::move(blocks)), timelines_(timelines) {}

eligibility::zone_view& eligibility::view_of(std::size_t zone) {
    while (views_.size() <= zone) {
        views_.push_back({.kinds = std::vector<std::vector<std::uint64_t>>(blocks_.size()),
                          .samples = std::vector<std::vector<sample>>(blocks_.size())});
    }
    return views_[zone];
}

std::uint64_t eligibility::kind_of(std::size_t zone, std::size_t timeline, std::size_t slot) {
    std::vector<std::uint64_t>& kinds = view_of(zone).kinds[timeline];
    if (kinds.size() < timelines_[timeline].size()) kinds.resize(timelines_[timeline].size());
    const plan::slot& s = timelines_[timeline][slot];
    if (kinds[slot] == 0) kinds[slot] = reachable_.kind_of(zone, s.start, s.end);
    return kinds[slot];
}

const std::vector<eligibility::sample>& eligibility::samples_of(std::size_t zone, std::size_t timeline) {
    std::vector<sample>& samples = view_of(zone).samples[timeline];
    if (!samples.empty()) return samples;
    std::vector<std::pair<std::uint64_t, std::size_t>> kinds;
    for (std::size_t i = 0; i < timelines_[timeline].size(); ++i) {
        const plan::slot& s = timelines_[timeline][i];
        if (s.capacity < 0 || s.day >= judged_before_) continue;
        const bool whole = minutes(s.capacity) == s.end - s.start;
        if (whole) kinds.emplace_back(kind_of(zone, timeline, i), i);
    }
    std::ranges::sort(kinds);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (i == 0 || kinds[i].first != kinds[i - 1].first) samples.push_back({kinds[i].second, 0});
        ++samples.back().count;
    }
    return samples;
}

const std::vector<run>& eligibility::runs_of(std::size_t hours, std::size_t timeline, std::size_t slot) {
    const plan::slot& s = timelines_[timeline][slot];
    return reachable_.runs(hours, kind_of(reachable_.zone_of(hours), timeline, slot), s.start, s.end);
}

int eligibility::longest(std::size_t hours, std::size_t timeline) {
    int most = 0;
    for (const auto [slot, count] : samples_of(reachable_.zone_of(hours), timeline))
        most =
            std::max(most, longest_of(runs_of(hours, timeline, slot), timelines_[timeline][slot].capacity));
    return most;
}

bool eligibility::is_mostly_taken(std::size_t timeline, minutes length) const {
    std::size_t all = 0;
    std::size_t open = 0;
    for (const slot& s : timelines_[timeline].slots()) {
        if (s.day >= judged_before_) break;
        if (s.whole_end - s.whole_start < length) continue; // too short without any appointment
        ++all;
        if (s.capacity >= length.count()) ++open;
    }
    return 4 * open < all;
}

bool eligibility::often_accepts(std::size_t g, std::size_t timeline) {
    const std::size_t hours = groups_[g].hours;
    std::size_t all = 0;
    std::size_t fit = 0;
    for (const auto [slot, count] : samples_of(reachable_.zone_of(hours), timeline)) {
        const int most = longest_of(runs_of(hours, timeline, slot), timelines_[timeline][slot].capacity);
        all += count;
        if (most >= groups_[g].length.count()) fit += count;
    }
    return 4 * fit >= all;
}

refusal eligibility::why_refused(const demand& d, std::size_t timeline) {
    const auto reached_by = [&](bool reach, bool hours) {
        contact_hours some = d.contact;
        if (!reach) some.reach.clear();
        if (!hours) some.hours.reset();
        return longest(reachable_.number_of(some), timeline) >= d.length.count();
    };
    if (!reached_by(false, false)) return refusal::too_short;
    return reached_by(true, false) ? refusal::hours : refusal::reach;
}

std::size_t eligibility::group_of(const demand& d) {
    const std::size_t hours = reachable_.number_of(d.contact);
    const std::size_t id = groups_.size();
    const auto [found, fresh] =
        group_ids_.try_emplace(likeness(hours, d.length, d.timeless, d.channel, d.circles), id);
    if (!fresh) return found->second;
    groups_.push_back({.hours = hours, .length = d.length, .timelines = {}, .refused = {}});
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        if (!passes_filters(*blocks_[i], d) || is_mostly_taken(i, d.length)) continue;
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
