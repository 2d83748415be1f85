// SPDX-License-Identifier: MIT
#include "plan/plan.hpp"

#include "plan/advice.hpp"
#include "plan/assign.hpp"
#include "plan/capacity.hpp"
#include "plan/demand.hpp"
#include "plan/gathering.hpp"
#include "plan/shown.hpp"
#include "plan/why_here.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace intouch::plan {

namespace {

/// The demand, and where it stands.
touch touch_at(board& b, std::size_t who) {
    const demand& d = b.wanted(who);
    const standing& at = b.where(who);
    touch t{.uid = d.uid,
            .person = d.person,
            .owner = d.owner,
            .name = d.name,
            .with = d.with,
            .kind = d.kind,
            .round = d.round,
            .attempt = d.attempt,
            .channel = d.channel,
            .minutes = d.length,
            .ideal = d.ideal,
            .earliest = d.earliest,
            .latest = d.latest,
            .day = at.day,
            .start = at.start,
            .end = std::nullopt,
            .block = at.lane == b.days_lane() ? "" : b.block(at.lane).id,
            .ask = d.ask,
            .ask_name = d.ask_name,
            .pinned = b.pin(who).has_value(),
            .within = d.earliest <= at.day && at.day <= d.latest,
            .reasons = d.reasons};
    if (t.start) t.end = *t.start + d.length;
    std::ranges::move(why_here(b, who), std::back_inserter(t.reasons));
    return t;
}

auto order(const touch& t) { return std::tuple(t.day, t.start, std::string_view(t.uid)); }

auto order(const warning& w) {
    return std::tuple(w.code, std::string_view(w.person), w.date, std::string_view(w.id),
                      std::string_view(w.text));
}

} // namespace

agenda plan(const input& in) {
    demands all = wanted(in);
    const away_days away(in.away);
    const date horizon = horizon_of(in);
    const busy_times busy(in.busy);
    board places(all.wanted, in.settings, away, busy, in.zone, in.moment, horizon, in.state);

    agenda a;
    a.at = in.moment;
    a.zone = in.zone;
    a.capacity = capacity_of(in, places);
    assign(places, in.published, a.capacity.stretch ? std::max(0.0, *a.capacity.stretch - 1) : 0.0);

    a.warnings = std::move(all.warnings);
    std::ranges::move(advice(in, all.wanted), std::back_inserter(a.warnings));
    int late = 0;
    for (std::size_t who = 0; who < places.size(); ++who) {
        for (warning& w : warnings_about(places, who)) {
            late += w.code == warning_code::late ? 1 : 0;
            a.warnings.push_back(std::move(w));
        }
        if (places.where(who).lane != lane::none) a.touches.push_back(touch_at(places, who));
    }
    if (late > 0) a.warnings.push_back({.code = warning_code::overload, .count = late});
    a.blocks = blocks_shown(places, horizon);
    a.occasions = occasions_shown(in);
    a.gatherings = gatherings_shown(in);
    a.closed = rounds_shown(in);
    std::ranges::sort(a.touches, [](const touch& x, const touch& y) { return order(x) < order(y); });
    std::ranges::sort(a.warnings, [](const warning& x, const warning& y) { return order(x) < order(y); });
    // A round and an occasion may want the same detail.
    const auto again = std::ranges::unique(a.warnings);
    a.warnings.erase(again.begin(), again.end());
    return a;
}

ledger::published_plan to_publish(const agenda& a) {
    ledger::published_plan out;
    for (const touch& t : a.touches) {
        out[t.uid] = {.uid = t.uid,
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
    return out;
}

} // namespace intouch::plan
