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
#include "plan/make_schedule.hpp"
#include "plan/make_touch.hpp"
#include "plan/solver/assign.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

/// How late, in intervals, the shortage makes all touches.
double pressure_of(const capacity& c) { return c.stretch ? std::max(0.0, *c.stretch - 1) : 0.0; }

/// The order of touches in an agenda: by day, start (all-day first) and UID.
std::vector<std::size_t> in_order(const schedule& s) {
    std::vector<std::size_t> out;
    for (std::size_t index = 0; index < s.size(); ++index)
        if (s.placed(index)) out.push_back(index);
    std::ranges::sort(out, {}, [&](std::size_t index) {
        const position& at = s.where(index);
        return std::tuple(at.day, at.start, std::string_view(s.demand_at(index).uid));
    });
    return out;
}

void add_warnings(schedule& s, std::vector<warning>& to) {
    int late = 0;
    for (std::size_t index = 0; index < s.size(); ++index) {
        for (warning& w : warnings_about(s, index)) {
            late += w.code == warning_code::late ? 1 : 0;
            to.push_back(std::move(w));
        }
    }
    if (late > 0) to.push_back({.code = warning_code::overload, .count = late});
}

void sort_warnings(std::vector<warning>& all) {
    std::ranges::sort(all, {}, [](const warning& w) {
        return std::tuple(w.code, std::string_view(w.person), w.date, std::string_view(w.id),
                          std::string_view(w.text));
    });
    const auto twice = std::ranges::unique(all); // a round and an occasion may want the same detail
    all.erase(twice.begin(), twice.end());
}

} // namespace

agenda plan(const plan_input& in) {
    demands due = collect_demands(in);
    const away_days away(in.away);
    const busy_times busy(in.busy);
    schedule s = make_schedule(in, due.wanted, away, busy);

    agenda out;
    out.at = in.moment;
    out.zone = in.zone;
    out.capacity = capacity_of(in, s);
    assign(s, in.published, pressure_of(out.capacity));

    out.warnings = std::move(due.warnings);
    std::ranges::move(advice(in, due.wanted), std::back_inserter(out.warnings));
    add_warnings(s, out.warnings);
    sort_warnings(out.warnings);
    out.blocks = block_entries(s, horizon_of(in));
    const auto order = in_order(s);
    out.touches.reserve(order.size());
    for (const std::size_t index : order) out.touches.push_back(make_touch(s, index, due.wanted[index]));
    out.occasions = occasion_entries(in);
    out.gatherings = gatherings_shown(in);
    out.closed = closed_entries(in);
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
    for (const touch& t : a.touches) out.emplace(t.uid, published_as(t));
    return out;
}

} // namespace intouch::plan
