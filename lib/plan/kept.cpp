// SPDX-License-Identifier: MIT
#include "plan/kept.hpp"

#include "plan/calendar_entries.hpp"
#include "plan/capacity/capacity.hpp"
#include "plan/due/advice.hpp"
#include "plan/due/gathering.hpp"
#include "plan/explain_place.hpp"
#include "plan/make_touch.hpp"
#include "plan/solver/assign.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace intouch::plan {

namespace {

/// What nobody asks for once its touch is told.
void release(demand& d) {
    std::exchange(d.uid, {});
    std::exchange(d.contact.reach, {});
    std::exchange(d.circles, {});
}

} // namespace

planner::kept::kept(const plan_input& in)
    : settings(in.settings), spans(in.away), away(spans), appointments(in.busy.begin(), in.busy.end()),
      busy(appointments), zone(in.zone), instance(in.instance), has_store(in.has_store), moment(in.moment),
      horizon(horizon_of(in)) {}

double planner::kept::pressure() const {
    return shown.capacity.stretch ? std::max(0.0, *shown.capacity.stretch - 1) : 0.0;
}

std::size_t planner::kept::moved() const {
    std::size_t count = 0;
    for (std::size_t who = 0; who < places->size(); ++who) {
        if (places->steady(who) && places->where(who) != places->published(who)) ++count;
    }
    return count;
}

void planner::kept::plan(const plan_input& in, bool only) {
    demands all = plan::wanted(in);
    wanted = std::move(all.wanted);
    places.emplace(wanted, settings, away, busy, zone, moment, horizon, in.state);
    shown.at = in.moment;
    shown.zone = in.zone;
    needs.emplace(in, *places);
    shown.capacity = capacity_of(in, *places, *needs);
    if (only) needs.reset();
    assign(*places, in.published, pressure());
    places->forget_touched();
    report = {.from_nothing = true, .replanned = 0, .moved = moved()};

    std::ranges::move(advice(in, wanted), std::back_inserter(all.warnings));
    say(std::move(all.warnings));
    late.assign(wanted.size(), 0);
    shown.touches.reserve(wanted.size());
    for (std::size_t who = 0; who < wanted.size(); ++who) {
        report.replanned += places->steady(who) ? 0 : 1;
        // A pin to a day that comes over what was published displaces it once it is published itself.
        unsettled = unsettled || (places->pin(who) && !places->pin(who)->time && !places->steady(who));
        std::ranges::move(warnings_of(who), std::back_inserter(shown.warnings));
        if (places->where(who).lane == lane::none) continue;
        auto reasons = only ? std::move(wanted[who].reasons) : wanted[who].reasons;
        shown.touches.push_back(touch_of(*places, who, std::move(reasons)));
        if (only) release(wanted[who]);
    }
    for (const auto& [person, warnings] : said)
        shown.warnings.insert(shown.warnings.end(), warnings.begin(), warnings.end());
    shown.blocks = blocks_shown(*places, horizon);
    shown.occasions = occasions_shown(in);
    shown.gatherings = gatherings_shown(in);
    shown.closed = rounds_shown(in);
    std::ranges::sort(shown.touches, [](const touch& x, const touch& y) { return order(x) < order(y); });
    warn_of_all();
}

void planner::kept::say(std::vector<warning> about_demands) {
    for (warning& w : about_demands) said[w.person].push_back(std::move(w));
}

std::vector<warning> planner::kept::warnings_of(std::size_t who) {
    auto out = warnings_about(*places, who);
    const bool is_late = std::ranges::find(out, warning_code::late, &warning::code) != out.end();
    late[who] = is_late ? 1 : 0;
    return out;
}

/// What concerns nobody alone, and the order of all.
void planner::kept::warn_of_all() {
    const auto count = std::ranges::count(late, 1);
    if (count > 0)
        shown.warnings.push_back({.code = warning_code::overload, .count = static_cast<int>(count)});
    std::ranges::sort(shown.warnings, [](const warning& x, const warning& y) { return order(x) < order(y); });
    // A round and an occasion may want the same detail.
    const auto again = std::ranges::unique(shown.warnings);
    shown.warnings.erase(again.begin(), again.end());
}

} // namespace intouch::plan
