// SPDX-License-Identifier: MIT
#include "plan/plan.hpp"

#include "plan/availability/away_days.hpp"
#include "plan/availability/busy_times.hpp"
#include "plan/calendar_entries.hpp"
#include "plan/capacity/capacity.hpp"
#include "plan/due/advice.hpp"
#include "plan/due/demands.hpp"
#include "plan/due/gathering.hpp"
#include "plan/explain_place.hpp"
#include "plan/make_touch.hpp"
#include "plan/solver/assign.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

/// How late, in intervals, the shortage makes everybody.
double pressure_of(const capacity& c) { return c.stretch ? std::max(0.0, *c.stretch - 1) : 0.0; }

void add(std::vector<warning>& to, std::vector<warning> more) {
    std::ranges::move(more, std::back_inserter(to));
}

void add_touches(agenda& to, board& b, std::vector<demand>& demands) {
    int late = 0;
    to.touches.reserve(demands.size());
    for (std::size_t i = 0; i < demands.size(); ++i) {
        auto warnings = warnings_about(b, i);
        if (std::ranges::find(warnings, warning_code::late, &warning::code) != warnings.end()) ++late;
        add(to.warnings, std::move(warnings));
        if (b.where(i).lane == lane::none) continue;
        to.touches.push_back(touch_of(b, i, std::move(demands[i].reasons)));
    }
    std::ranges::sort(to.touches, [](const touch& x, const touch& y) { return order(x) < order(y); });
    if (late > 0) to.warnings.push_back({.code = warning_code::overload, .count = late});
}

/// A round and an occasion may want the same detail; one warning says so.
void sort_warnings(std::vector<warning>& warnings) {
    std::ranges::sort(warnings, [](const warning& x, const warning& y) { return order(x) < order(y); });
    const auto twice = std::ranges::unique(warnings);
    warnings.erase(twice.begin(), twice.end());
}

} // namespace

agenda plan(const plan_input& in) {
    demands all = collect_demands(in);
    const away_days away(in.away);
    const busy_times busy(in.busy);
    board b(all.wanted, in.settings, away, busy, in.zone, in.moment, horizon_of(in), in.state);

    agenda out;
    out.at = in.moment;
    out.zone = in.zone;
    out.capacity = capacity_of(in, b, rates(in, b));
    assign(b, in.published, pressure_of(out.capacity));

    out.warnings = std::move(all.warnings);
    add(out.warnings, advice(in, all.wanted));
    add_touches(out, b, all.wanted);
    out.blocks = blocks_shown(b, horizon_of(in));
    out.occasions = occasions_shown(in);
    out.gatherings = gatherings_shown(in);
    out.closed = rounds_shown(in);
    sort_warnings(out.warnings);
    return out;
}

ledger::published_touch published_as(const touch& t) {
    return {.uid = t.uid,
            .owner = t.owner,
            .kind = std::string(name(t.kind)),
            .round = t.round,
            .attempt = t.attempt,
            .channel = t.channel,
            .length = t.minutes,
            .ideal = t.ideal,
            .latest = t.latest,
            .day = t.day,
            .start = t.start,
            .block = t.block,
            .pinned = t.pinned};
}

ledger::published_plan to_publish(const agenda& a) {
    ledger::published_plan out;
    for (const touch& t : a.touches) out[t.uid] = published_as(t);
    return out;
}

} // namespace intouch::plan
