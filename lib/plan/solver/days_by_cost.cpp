// SPDX-License-Identifier: MIT
#include "plan/solver/days_by_cost.hpp"

namespace intouch::plan {

days_by_cost::days_by_cost(schedule& s, std::size_t index, bool room)
    : schedule_(s), index_(index), room_(room),
      lowest_(s.free().day_of(std::max(s.demand_at(index).earliest, s.today()))) {
    const std::size_t middle = std::max(lowest_, s.free().day_of(s.demand_at(index).ideal));
    up_ = priced(days_left().next(middle));
    down_ = below(middle);
}

const day_set& days_by_cost::days_left() const {
    return schedule_.free().days_of(schedule_.group_number(index_), room_);
}

days_by_cost::side days_by_cost::priced(std::size_t day) const {
    if (day == day_set::none) return {};
    return {day, schedule_.cost(index_, schedule_.free().date_of(day))};
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

} // namespace intouch::plan
