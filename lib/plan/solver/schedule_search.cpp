// SPDX-License-Identifier: MIT
#include "plan/solver/days_by_cost.hpp"
#include "plan/solver/schedule.hpp"

#include <tuple>
#include <utility>

namespace intouch::plan {

days_by_cost::days_by_cost(board& b, std::size_t who, bool room)
    : b_(b), who_(who), room_(room),
      lowest_(b.openings_.day_of(std::max(b.wanted(who).earliest, b.today()))) {
    const std::size_t middle = std::max(lowest_, b.openings_.day_of(b.wanted(who).ideal));
    up_ = priced(days_left().next(middle));
    down_ = below(middle);
}

const day_set& days_by_cost::days_left() const { return b_.openings_.of(b_.group_of_[who_], room_); }

days_by_cost::side days_by_cost::priced(std::size_t day) const {
    if (day == day_set::none) return {};
    return {day, b_.cost(who_, b_.openings_.date_of(day))};
}

days_by_cost::side days_by_cost::below(std::size_t day) const {
    if (day == 0) return {};
    const std::size_t found = days_left().previous(day - 1);
    return found == day_set::none || found < lowest_ ? side{} : priced(found);
}

std::size_t days_by_cost::take() {
    const bool upward = up_.cost <= down_.cost;
    const std::size_t day = upward ? up_.day : down_.day;
    if (upward) {
        up_ = priced(days_left().next(day + 1));
    } else {
        down_ = below(day);
    }
    return day;
}

double board::least_cost(std::size_t who, std::size_t lane, std::size_t bin) const {
    const plan::bin& b = lanes_[lane][bin];
    const double here = cost(who, b.day);
    if (b.midnight >= b.capacity) return here;
    return std::min(here, cost(who, b.day + days(1)));
}

bool board::accepts(std::size_t who, std::size_t lane) const {
    return std::ranges::binary_search(lanes_for(who), lane);
}

int board::needed(std::size_t who) const {
    const auto length = wanted_[who].length;
    return static_cast<int>((group(who).lanes.empty() ? std::min(length, limit_) : length).count());
}

/// The best of one day, all of which costs the same.
void board::look(std::size_t who, std::size_t day, const wish& w, double price, std::optional<offer>& best) {
    const int minutes_needed = needed(who);
    const bool cut = pin(who) || (wanted_[who].avoid && w.keep_avoid);
    bool all_full = true;
    for (spot& s : spots(who, day)) {
        if (openings_.full(s)) continue;
        const plan::lane& line = lanes_[s.lane];
        if (line.room(s.bin) < minutes_needed) {
            openings_.found_full(s);
            continue;
        }
        all_full = false;
        if (!open(who, s) || (s.lane == w.not_lane && s.bin == w.not_bin)) continue;
        const bool other = elsewhere(who, s);
        if (best) { // it cannot begin sooner than this
            const int soonest = line[s.bin].seats.size() > exact_up_to && line.packed(s.bin) > s.earliest
                                    ? line.packed(s.bin)
                                    : s.earliest;
            const instant start = line[s.bin].start + minutes(soonest);
            const offer& b = *best;
            if (std::tuple(price, other, s.anyone, start, std::size_t{s.lane}) >=
                std::tuple(b.cost, b.elsewhere, b.anyone, b.start, b.lane)) {
                continue;
            }
        }
        auto seat = fit(who, s.lane, s.bin, w.keep_avoid, lane::none, s.on_day);
        if (!seat) {
            if (!cut) openings_.found_full(s);
            continue;
        }
        const instant start = line[s.bin].start + minutes(seat->start);
        if (best && std::tuple(price, other, s.anyone, start, std::size_t{s.lane}) >=
                        std::tuple(best->cost, best->elsewhere, best->anyone, best->start, best->lane)) {
            continue;
        }
        best = offer{.lane = s.lane,
                     .bin = s.bin,
                     .seat = std::move(*seat),
                     .cost = price,
                     .start = start,
                     .elsewhere = other,
                     .anyone = s.anyone};
    }
    if (all_full) openings_.close(group_of_[who], day);
}

std::optional<offer> board::search(std::size_t who, const wish& w) {
    std::optional<offer> best;
    days_by_cost order(*this, who, true);
    while (true) {
        const double price = order.cost();
        if (price == std::numeric_limits<double>::infinity() || price >= w.below) return best;
        if (best && price > best->cost) return best;
        const std::size_t day = order.take();
        if (w.within_window && openings_.date_of(day) > wanted_[who].latest) continue;
        look(who, day, w, price, best);
    }
}

std::optional<offer> board::best(std::size_t who, const wish& w) {
    while (true) {
        auto found = search(who, w);
        const bool bounded = w.within_window || w.below < std::numeric_limits<double>::infinity();
        if (found || bounded || grown_to_ >= never_) return found;
        grow(grown_to_ + days(366));
    }
}

std::vector<board::near_place> board::nearest(std::size_t who, std::size_t count, double below) {
    struct ranked {
        near_place place;
        bool elsewhere;
        instant start;
    };
    std::vector<ranked> found;
    days_by_cost order(*this, who, false);
    while (found.size() < count && order.cost() < below) {
        const double price = order.cost();
        for (const spot& s : spots(who, order.take())) {
            if (!open(who, s)) continue;
            if (wanted_[who].avoid && s.lane != days_lane() &&
                allowed(who, s.lane, s.bin, true, s.on_day).empty())
                continue;
            found.push_back({{price, s}, elsewhere(who, s), lanes_[s.lane][s.bin].start});
        }
    }
    std::ranges::sort(found, {}, [](const ranked& r) {
        return std::tuple(r.place.cost, r.elsewhere, r.place.at.anyone, r.start, r.place.at.lane);
    });
    std::vector<near_place> out;
    for (const ranked& r : found) {
        if (out.size() < count) out.push_back(r.place);
    }
    return out;
}

} // namespace intouch::plan
