// SPDX-License-Identifier: MIT
#include "plan/solver/schedule.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace intouch::plan {

namespace {

using std::chrono::years;

constexpr double in_vain = 1e7; // a visit a year late costs less

std::vector<bool> without_circles(const std::vector<const roster::block*>& blocks) {
    std::vector<bool> out;
    for (const roster::block* b : blocks) out.push_back(b->circles.empty());
    out.push_back(true); // the days
    return out;
}

std::vector<const roster::block*> blocks_of(const roster::settings& settings) {
    std::vector<const roster::block*> out;
    for (const auto& [id, block] : settings.blocks) out.push_back(&block);
    return out;
}

} // namespace

board::board(std::span<const demand> wanted, const roster::settings& settings, const away_days& away,
             const busy_times& busy, time_zone zone, instant moment, date horizon, const ledger::state& state)
    : wanted_(wanted), settings_(settings), away_(away), busy_(busy), zone_(std::move(zone)), moment_(moment),
      freeze_ends_(moment + settings.freeze), today_(day_at(zone_, moment)), grown_to_(today_),
      never_(today_ + floor<days>(years(20))), limit_(settings.days.limit), blocks_(blocks_of(settings)),
      lanes_(blocks_.size() + 1), first_open_(lanes_.size()), first_steady_(lanes_.size()),
      anyone_(without_circles(blocks_)), access_(blocks_, lanes_),
      openings_({lanes_, access_, zone_, anyone_, today_ - days(1)}), where_(wanted.size()),
      published_(wanted.size()), was_on_(wanted.size()), steady_(wanted.size()), fixed_(wanted.size()),
      only_days_(blocks_.size()) {
    for (std::size_t i = 0; i < blocks_.size(); ++i) lane_ids_.emplace(blocks_[i]->id, i);
    for (const roster::block* b : blocks_) changes_.push_back(changes_of(state, b->id));
    for (std::size_t i = 0; i < blocks_.size(); ++i) { // what began yesterday and goes on
        for (const occurrence& o : occurrences(*blocks_[i], zone_, today_ - days(1), today_, changes_[i])) {
            if (o.end > midnight(today_)) lanes_[i].add(block_bin(o));
        }
    }
    // Through all seasons, so that what is accepted hangs neither on today nor on who is wanted.
    date last = horizon + days(366);
    access_.judge_before(last);
    for (const demand& d : wanted) last = std::max(last, end_for(d));
    grow(last);
    open_from(moment_);
    group_of_.reserve(wanted.size());
    shapes_.reserve(wanted.size());
    for (const demand& d : wanted) {
        group_of_.push_back(access_.group_of(d));
        shapes_.push_back(shape_of(d));
    }
}

void board::open_from(instant moment) {
    const bool morning = zone_.to_local(moment) < local_second{today_} + std::chrono::hours(12);
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
        const auto after = [&](instant at) {
            const auto& bins = lanes_[i].bins();
            return static_cast<std::size_t>(std::ranges::upper_bound(bins, at, {}, &bin::start) -
                                            bins.begin());
        };
        first_open_[i] = i < blocks_.size() ? after(moment) : morning ? 0 : 1;
        first_steady_[i] = std::max(first_open_[i], after(freeze_ends_));
    }
}

/// Some room beyond what it may want.
date board::end_for(const demand& d) {
    const date window = d.latest + days(32);
    return d.pin ? std::max(window, d.pin->day + days(2)) : window;
}

bin board::block_bin(const occurrence& o) const {
    bin b{.day = o.day,
          .start = o.start,
          .end = o.end,
          .whole_start = o.start,
          .whole_end = o.end,
          .capacity = -1,
          .seats = {}};
    const auto left = busy_.free_part(o.start, o.end);
    if (left) std::tie(b.start, b.end) = *left;
    const instant second_day = midnight(o.day + days(1));
    if (second_day < b.end) b.midnight = std::max(0, minutes_between(b.start, second_day));
    if (!left || away_.covering(o.day) != nullptr) return b;
    b.capacity = minutes_between(b.start, b.end);
    for (date day = o.day + days(1); midnight(day) < b.end; day += days(1)) {
        if (away_.covering(day) == nullptr) continue;
        b.capacity = std::max(0, minutes_between(b.start, midnight(day)));
        break;
    }
    return b;
}

bin board::day_bin_of(date day) const {
    const bool listed = settings_.days.on.test(weekday_of(day).c_encoding());
    const instant start = midnight(day);
    const instant end = midnight(day + days(1));
    const bool open = listed && away_.covering(day) == nullptr && busy_.closing(start, end) == nullptr;
    return {.day = day,
            .start = start,
            .end = end,
            .whole_start = start,
            .whole_end = end,
            .capacity = open ? static_cast<int>(limit_.count()) : -1,
            .seats = {}};
}

void board::grow(date to) {
    to = std::min(to, never_);
    if (to <= grown_to_) return;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        for (const occurrence& o : occurrences(*blocks_[i], zone_, grown_to_, to, changes_[i]))
            lanes_[i].add(block_bin(o));
    }
    for (date day = grown_to_; day < to; day += days(1)) lanes_[days_lane()].add(day_bin_of(day));
    grown_to_ = to;
    openings_.grow(to);
}

board::shape board::shape_of(const demand& d) const {
    return {.ideal = d.ideal,
            .latest = d.latest,
            .until = d.until,
            .interval = d.interval,
            .weight = static_cast<double>(d.length.count()) * d.interval,
            .pinned = d.pin && d.pin->day >= today_};
}

const std::optional<when>& board::pin(std::size_t who) const {
    static const std::optional<when> none;
    return shapes_[who].pinned ? wanted_[who].pin : none;
}

double board::cost(std::size_t who, date day) const {
    const shape& d = shapes_[who];
    const double x = static_cast<double>((day - d.ideal).count()) / d.interval;
    const double y = std::max(0.0, static_cast<double>((day - d.latest).count()) / d.interval);
    const double cost = d.weight * ((x < 0 ? x * x : 2 * x * x) + 4 * y * y);
    return day > d.until ? cost + in_vain : cost;
}

date board::day_of_start(std::size_t lane, std::size_t bin, int start) const {
    const plan::bin& b = lanes_[lane][bin];
    return start < b.midnight ? b.day : day_at(zone_, b.start + minutes(start));
}

std::uint8_t* board::said_of(std::size_t who, std::size_t lane, std::size_t bin) {
    constexpr std::size_t most_groups = 256;
    const std::size_t group = group_of_[who];
    if (group >= most_groups) return nullptr;
    said_.resize(lanes_.size());
    auto& by_bin = said_[lane];
    if (by_bin.size() <= bin) by_bin.resize(lanes_[lane].size());
    auto& by_group = by_bin[bin];
    if (by_group.size() <= group) by_group.resize(std::min(most_groups, access_.size()));
    return &by_group[group];
}

std::span<const std::size_t> board::lanes_for(std::size_t who) const {
    const auto& lanes = group(who).lanes;
    if (lanes.empty()) return {&only_days_, 1};
    return lanes;
}

std::optional<std::size_t> board::lane_of(const std::string& block) const {
    const auto at = lane_ids_.find(block);
    return at == lane_ids_.end() ? std::nullopt : std::optional(at->second);
}

std::optional<std::pair<std::size_t, std::size_t>> board::find(const std::string& block, instant start,
                                                               minutes length) const {
    const auto lane = lane_of(block);
    if (!lane) return std::nullopt;
    const auto& bins = lanes_[*lane].bins();
    const auto after = std::ranges::upper_bound(bins, start, {}, &bin::start);
    if (after == bins.begin()) return std::nullopt;
    const bin& b = *std::prev(after);
    if (b.capacity < 0 || start + length > b.start + minutes(b.capacity)) return std::nullopt;
    return std::pair(*lane, static_cast<std::size_t>(after - bins.begin() - 1));
}

std::optional<std::size_t> board::day_bin(date day) {
    if (day < today_) return std::nullopt;
    grow(day + days(1));
    const auto i = static_cast<std::size_t>((day - today_).count());
    if (i >= lanes_[days_lane()].size()) return std::nullopt;
    return i;
}

} // namespace intouch::plan
