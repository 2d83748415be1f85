// SPDX-License-Identifier: MIT
#include "plan/solver/keep_published.hpp"

#include "core/digest.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace intouch::plan {

namespace {

struct kept_place {
    std::size_t who;
    std::size_t lane;
    std::size_t bin;
    int start;
    instant begins;
    bool frozen;
    std::uint64_t tie = 0;
};

/// The published place of `who`, when it still may stand there.
std::optional<kept_place> place_of(board& b, std::size_t who, const ledger::published_touch& p) {
    if (p.day < b.today()) return std::nullopt;
    if (!p.start) {
        const auto bin = b.day_bin(p.day);
        if (!bin) return std::nullopt;
        const plan::bin& day = b.lanes()[b.days_lane()][*bin];
        const bool pinned = b.pin(who).has_value();
        const bool allowed =
            b.group(who).lanes.empty() && day.capacity >= 0 && p.day >= b.wanted(who).earliest;
        if (!pinned && !allowed) return std::nullopt;
        return kept_place{who, b.days_lane(), *bin, 0, day.start, day.start <= b.freeze_ends(), 0};
    }
    const auto found = b.find(p.block, *p.start, b.wanted(who).length);
    if (!found) return std::nullopt;
    const auto [lane, bin] = *found;
    const auto& accepting = b.group(who).lanes;
    if (std::ranges::find(accepting, lane) == accepting.end()) return std::nullopt;
    const auto start = std::chrono::floor<minutes>(*p.start - b.lanes()[lane][bin].start).count();
    const auto ranges = b.allowed(who, lane, bin, false);
    if (std::ranges::none_of(ranges, [&](start_range r) { return r.first <= start && start <= r.last; })) {
        return std::nullopt;
    }
    return kept_place{who, lane, bin, static_cast<int>(start), *p.start, *p.start <= b.freeze_ends(), 0};
}

/// Whether the minutes are free there; for the frozen, of all but pins, which stand against any limit.
bool free_at(const board& b, const kept_place& k) {
    const plan::bin& bin = b.lanes()[k.lane][k.bin];
    const int length = static_cast<int>(b.wanted(k.who).length.count());
    int used = 0;
    for (const seat& s : bin.seats) {
        if (k.frozen && b.pin(s.who)) continue;
        used += s.length;
        const bool apart = s.start + s.length <= k.start || k.start + length <= s.start;
        if (k.lane != b.days_lane() && !apart) return false;
    }
    if (k.lane == b.days_lane() && length > bin.capacity) return used == 0;
    return used + length <= bin.capacity;
}

} // namespace

void remember(board& b, std::size_t who, const ledger::published_touch& p) {
    standing s{.day = p.day, .start = p.start};
    if (p.start) {
        const auto found = b.find(p.block, *p.start, b.wanted(who).length);
        if (!found) return;
        std::tie(s.lane, s.bin) = *found;
    } else if (const auto bin = b.day_bin(p.day)) {
        s.lane = b.days_lane();
        s.bin = *bin;
    } else {
        return;
    }
    b.set_published(who, s);
}

bool unchanged(const demand& d, bool pinned, const ledger::published_touch& p) {
    return p.round == d.round && p.attempt == d.attempt && p.kind == name(d.kind) && p.channel == d.channel &&
           p.length == d.length && p.ideal == d.ideal && p.latest == d.latest && p.pinned == pinned;
}

void keep_published(board& b, const ledger::published_plan& published) {
    std::vector<kept_place> kept;
    for (std::size_t who = 0; who < b.size(); ++who) {
        const demand& d = b.wanted(who);
        const auto found = published.find(d.uid);
        if (found == published.end()) continue;
        remember(b, who, found->second);
        if (!unchanged(d, b.pin(who).has_value(), found->second)) continue;
        b.set_unchanged(who, found->second.day);
        if (b.where(who).lane != lane::none) continue;
        if (b.pin(who) && b.pin(who)->day != found->second.day) continue;
        if (const auto place = place_of(b, who, found->second)) {
            b.set_steady(who);
            kept.push_back(*place);
            kept.back().tie = tie_break(d.person);
        }
    }
    const auto rank = [&](const kept_place& k) {
        return std::tuple(!k.frozen, !b.pin(k.who), k.begins, k.tie, k.who);
    };
    std::ranges::sort(kept, {}, rank);
    std::vector<kept_place> crowded;
    for (const kept_place& k : kept) {
        const bool all_day_pin = k.lane == b.days_lane() && b.pin(k.who);
        if (!all_day_pin && !free_at(b, k)) {
            crowded.push_back(k);
            continue;
        }
        b.take(k.who, k.lane, k.bin, {.start = k.start, .moved = {}});
        if (k.frozen) b.fix(k.who);
    }
    for (const kept_place& k : crowded) { // another minute of the same block is the least movement
        if (k.lane == b.days_lane()) continue;
        const start_range same_day = b.on_day(k.lane, k.bin, published.at(b.wanted(k.who).uid).day);
        if (const auto seat = b.fit(k.who, k.lane, k.bin, true, lane::none, same_day))
            b.take(k.who, k.lane, k.bin, *seat);
    }
}

} // namespace intouch::plan
