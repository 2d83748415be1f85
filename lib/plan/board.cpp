// SPDX-License-Identifier: MIT
#include "plan/board.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace intouch::plan {

namespace {

using std::chrono::years;

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
      access_(blocks_, lanes_), where_(wanted.size()), published_(wanted.size()), steady_(wanted.size()),
      fixed_(wanted.size()), only_days_(blocks_.size()) {
    for (const roster::block* b : blocks_) changes_.push_back(changes_of(state, b->id));
    for (std::size_t i = 0; i < blocks_.size(); ++i) { // what began yesterday and goes on
        for (const occurrence& o : occurrences(*blocks_[i], zone_, today_ - days(1), today_, changes_[i])) {
            if (o.end > midnight(today_)) lanes_[i].add(block_bin(o));
        }
    }
    date last = horizon + days(366); // through all seasons, so that what is accepted does not hang on today
    for (const demand& d : wanted) {
        last = std::max(last, d.latest + days(32));
        if (d.pin) last = std::max(last, d.pin->day + days(2));
    }
    grow(last);
    const bool morning = zone_.to_local(moment) < local_second{today_} + std::chrono::hours(12);
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
        const auto after = [&](instant at) {
            const auto& bins = lanes_[i].bins();
            return static_cast<std::size_t>(std::ranges::upper_bound(bins, at, {}, &bin::start) -
                                            bins.begin());
        };
        first_open_[i] = i < blocks_.size() ? after(moment_) : morning ? 0 : 1;
        first_steady_[i] = std::max(first_open_[i], after(freeze_ends_));
    }
    group_of_.reserve(wanted.size());
    for (const demand& d : wanted) group_of_.push_back(access_.group_of(d));
    full_.resize(access_.size());
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
}

const std::optional<when>& board::pin(std::size_t who) const {
    static const std::optional<when> none;
    const std::optional<when>& pin = wanted_[who].pin;
    return pin && pin->day >= today_ ? pin : none;
}

double board::cost(std::size_t who, date day) const {
    const demand& d = wanted_[who];
    const double x = static_cast<double>((day - d.ideal).count()) / d.interval;
    const double y = std::max(0.0, static_cast<double>((day - d.latest).count()) / d.interval);
    const double weight = static_cast<double>(d.length.count()) * d.interval;
    return weight * ((x < 0 ? x * x : 2 * x * x) + 4 * y * y);
}

date board::day_of_start(std::size_t lane, std::size_t bin, int start) const {
    const plan::bin& b = lanes_[lane][bin];
    return start < b.midnight ? b.day : day_at(zone_, b.start + minutes(start));
}

std::span<const std::size_t> board::lanes_for(std::size_t who) const {
    const auto& lanes = group(who).lanes;
    if (lanes.empty()) return {&only_days_, 1};
    return lanes;
}

/// On a day, one that is longer than the limit needs all of it.
int board::needed(std::size_t who, std::size_t lane) const {
    const auto length = wanted_[who].length;
    return static_cast<int>((lane == days_lane() ? std::min(length, limit_) : length).count());
}

std::optional<std::size_t> board::lane_of(const std::string& block) const {
    const auto at =
        std::ranges::find(blocks_, block, [](const roster::block* b) -> const std::string& { return b->id; });
    if (at == blocks_.end()) return std::nullopt;
    return static_cast<std::size_t>(at - blocks_.begin());
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
