// SPDX-License-Identifier: MIT
#include "plan/solver/assign.hpp"

#include "plan/solver/close_gaps.hpp"
#include "plan/solver/ejection_chain.hpp"
#include "plan/solver/find_slot.hpp"
#include "plan/solver/improve.hpp"
#include "plan/solver/keep_published.hpp"
#include "plan/solver/pins.hpp"
#include "plan/solver/repack_slots.hpp"
#include "plan/solver/settle_conflicts.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace intouch::plan {

namespace {

/// Up to so many new touches get a thorough search each.
constexpr std::size_t few = 30;

/// The cheapest slot with room, away from the hour that failed when the window has such a slot.
std::optional<candidate> cheapest(schedule& s, std::size_t index) {
    if (s.demand_at(index).avoid) {
        if (auto away = cheapest_slot(s, index, {.keep_avoid = true, .within_window = true})) return away;
    }
    return cheapest_slot(s, index);
}

void place(schedule& s, std::size_t index, const effort& e) {
    const auto free = cheapest(s, index);
    if (!free) return;
    const bool in_time = s.day_of(free->at, free->arranged.start) <= s.demand_at(index).latest;
    if (in_time || !place_by_ejection(s, index, *free, e)) s.take(index, *free);
}

/// While time is short, protected people come before all others. Then come those past their window, by lateness in
/// their own intervals. 0 for the rest.
double turn_in_shortage(const schedule& s, const demand& d) {
    if (!s.is_short()) return 0;
    constexpr double before_all = 1e6;
    const double late = std::max(0.0, static_cast<double>((s.today() - d.latest).count())) / d.interval;
    return -late - (d.is_protected ? before_all : 0);
}

/// Places the touches that have no position, in the order of step 1.
void place_the_rest(schedule& s) {
    struct turn {
        double first; // while time is short
        double due;
        double interval;
        std::uint64_t tie;
        std::size_t index;
        auto operator<=>(const turn&) const = default;
    };
    std::vector<turn> order;
    for (std::size_t index = 0; index < s.size(); ++index) {
        if (s.placed(index) || s.pin(index)) continue;
        const demand& d = s.demand_at(index);
        const auto ideal = static_cast<double>(d.ideal.time_since_epoch().count());
        const auto late = static_cast<double>((d.latest - d.ideal).count());
        order.push_back({turn_in_shortage(s, d), ideal + late, d.interval, s.tie(index), index});
    }
    std::ranges::sort(order);
    const effort& e = order.size() <= few ? thorough : quick;
    for (const turn& t : order) place(s, t.index, e);
}

} // namespace

void assign(schedule& s, const ledger::published_plan& published) {
    place_pinned_times(s);
    keep_published(s, published, telling_style::hour);
    place_pinned_days(s); // before about touches: their places are not told, so nothing is full of them
    keep_published(s, published, telling_style::about);
    place_the_rest(s);
    place_in_time(s);  // before other touches move, because it leaves a slot
    place_the_rest(s); // those that made way for a booking
    improve(s);
    settle_conflicts(s);
    repack_slots(s);
    for (bool more = true; more;) {
        more = improve(s);
        more = give_pins_a_time(s) || more;
        more = close_gaps(s) || more;
    }
}

} // namespace intouch::plan
