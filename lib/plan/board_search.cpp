// SPDX-License-Identifier: MIT
#include "plan/board.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace intouch::plan {

/// Whether more than its group decides where it may sit there.
bool board::has_cuts(std::size_t who, std::size_t lane, std::size_t bin) const {
    const demand& d = wanted_[who];
    return d.avoid.has_value() || pin(who) || lanes_[lane][bin].day < d.earliest;
}

bool board::is_known_full(std::size_t who, std::size_t lane, std::size_t bin) const {
    const auto& lanes = full_[group_of_[who]];
    return lane < lanes.size() && bin < lanes[lane].size() && lanes[lane][bin] == lanes_[lane].version(bin) &&
           !has_cuts(who, lane, bin);
}

void board::know_full(std::size_t who, std::size_t lane, std::size_t bin) {
    if (has_cuts(who, lane, bin)) return;
    auto& lanes = full_[group_of_[who]];
    if (lanes.size() < lanes_.size()) lanes.resize(lanes_.size());
    if (lanes[lane].size() < lanes_[lane].size()) lanes[lane].resize(lanes_[lane].size());
    lanes[lane][bin] = lanes_[lane].version(bin);
}

double board::least_cost(std::size_t who, std::size_t lane, std::size_t bin) const {
    const plan::bin& b = lanes_[lane][bin];
    const double here = cost(who, b.day);
    if (b.midnight >= b.capacity) return here;
    return std::min(here, cost(who, b.day + days(1)));
}

bool board::better(std::size_t who, const offer& a, const offer& b) const {
    const auto rank = [&](const offer& o) {
        const bool elsewhere = o.lane != published_[who].lane || o.bin != published_[who].bin;
        const bool anyone = o.lane == days_lane() || blocks_[o.lane]->circles.empty();
        return std::tuple(o.cost, elsewhere, anyone, o.start, o.lane);
    };
    return rank(a) < rank(b);
}

void board::consider(std::size_t who, std::size_t lane, std::size_t bin, seating s,
                     std::optional<offer>& best) const {
    const double price =
        cost(who, lane == days_lane() ? lanes_[lane][bin].day : day_of_start(lane, bin, s.start));
    offer o{.lane = lane, .bin = bin, .seat = std::move(s), .cost = price, .start = lanes_[lane][bin].start};
    o.start += minutes(o.seat.start);
    if (!best || better(who, o, *best)) best = std::move(o);
}

void board::scan(std::size_t who, std::size_t lane, const wish& w, std::optional<offer>& best, bool upward) {
    const demand& d = wanted_[who];
    const plan::lane& line = lanes_[lane];
    const std::size_t bottom = lowest(who, lane);
    const std::size_t middle = std::max(bottom, line.from_day(d.ideal));
    const int minutes_needed = needed(who, lane);
    std::size_t i =
        upward ? line.next_with_room(middle, minutes_needed)
               : (middle > bottom ? line.last_with_room(bottom, middle - 1, minutes_needed) : lane::none);
    std::optional<date> done; // the day that is tried to its end, because its occurrences cost the same
    while (i != lane::none) {
        const double price = least_cost(who, lane, i);
        if (price >= w.below || (best && price > best->cost)) return;
        if (w.within_window && line[i].day > d.latest) return;
        if (done && *done != line[i].day) return;
        const bool ruled_out = (lane == w.not_lane && i == w.not_bin) || is_known_full(who, lane, i);
        if (auto s = ruled_out ? std::nullopt : fit(who, lane, i, w.keep_avoid)) {
            const bool in_window = lane == days_lane() || day_of_start(lane, i, s->start) <= d.latest;
            if (!w.within_window || in_window) {
                consider(who, lane, i, std::move(*s), best);
                done = line[i].day;
            }
        } else if (!ruled_out) {
            know_full(who, lane, i);
        }
        if (upward) {
            i = line.next_with_room(i + 1, minutes_needed);
        } else {
            i = i > bottom ? line.last_with_room(bottom, i - 1, minutes_needed) : lane::none;
        }
    }
}

std::optional<offer> board::best(std::size_t who, const wish& w) {
    std::optional<offer> best;
    while (true) {
        for (const std::size_t lane : lanes_for(who)) {
            scan(who, lane, w, best, true);
            scan(who, lane, w, best, false);
        }
        const bool bounded = w.within_window || w.below < std::numeric_limits<double>::infinity();
        if (best || bounded || grown_to_ >= never_) break;
        grow(grown_to_ + days(366));
    }
    if (best && best->cost >= w.below) best.reset();
    return best;
}

std::vector<offer> board::nearest(std::size_t who, std::size_t count, double below) {
    std::vector<offer> out;
    const demand& d = wanted_[who];
    for (const std::size_t lane : lanes_for(who)) {
        const plan::lane& line = lanes_[lane];
        const std::size_t bottom = lowest(who, lane);
        const std::size_t middle = std::max(bottom, line.from_day(d.ideal));
        const auto look = [&](std::size_t i) { // whether to go on
            const double price = least_cost(who, lane, i);
            if (price >= below) return false;
            if (line[i].capacity < 0) return true;
            if (lane != days_lane() && allowed(who, lane, i, true).empty()) return true;
            out.push_back({.lane = lane, .bin = i, .seat = {}, .cost = price, .start = line[i].start});
            return true;
        };
        for (std::size_t i = middle; i < line.size() && i < middle + count; ++i) {
            if (!look(i)) break;
        }
        for (std::size_t i = middle; i > bottom && middle - i < count; --i) {
            if (!look(i - 1)) break;
        }
    }
    std::ranges::sort(out, [&](const offer& a, const offer& b) { return better(who, a, b); });
    if (out.size() > count) out.resize(count);
    return out;
}

} // namespace intouch::plan
