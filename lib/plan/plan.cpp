// SPDX-License-Identifier: MIT
#include "plan/plan.hpp"

#include "plan/availability/away_days.hpp"
#include "plan/availability/busy_times.hpp"
#include "plan/calendar_entries.hpp"
#include "plan/capacity/capacity.hpp"
#include "plan/capacity/open_paces.hpp"
#include "plan/capacity/remedies.hpp"
#include "plan/carry_published.hpp"
#include "plan/due/advice.hpp"
#include "plan/due/demands.hpp"
#include "plan/due/gathering.hpp"
#include "plan/due/round_demand.hpp"
#include "plan/explain_place.hpp"
#include "plan/make_schedule.hpp"
#include "plan/make_touch.hpp"
#include "plan/solver/assign.hpp"
#include "plan/telling/fill.hpp"
#include "plan/telling/tell.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

/// The pace of each person's class, or what `open` says.
pace_by_owner paces_of(const yearly_need& need, const ledger::published_pace& pace,
                       const std::map<std::string, double>& open) {
    return [&](const std::string& owner) {
        if (const auto found = open.find(owner); found != open.end()) return found->second;
        const auto number = class_of(need, owner);
        return number ? pace.classes[*number].pace : 1;
    };
}

/// Whether a round has to be counted again, at another pace.
bool any_other(const std::vector<demand>& wanted, const pace_by_owner& pace_of) {
    return std::ranges::any_of(wanted, [&](const demand& d) {
        if (d.kind != touch_kind::cadence && d.kind != touch_kind::retry) return false;
        const double pace = pace_of(d.owner);
        return d.pace < pace || d.pace > most_kept * pace;
    });
}

/// The order of touches in an agenda: by day, start (all-day first) and UID.
std::vector<std::size_t> in_order(const schedule& s, std::span<const telling> told) {
    std::vector<std::size_t> out;
    for (std::size_t index = 0; index < s.size(); ++index)
        if (s.placed(index)) out.push_back(index);
    std::ranges::sort(out, {}, [&](std::size_t index) {
        const bool about = told[index].about;
        return std::tuple(told[index].told, about ? std::nullopt : s.where(index).start,
                          std::string_view(s.demand_at(index).uid));
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
    if (late > 0 || s.is_short()) to.push_back({.code = warning_code::overload, .count = late});
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

namespace {

agenda plan_from(const plan_input& in) {
    const away_days away(in);
    const busy_times busy(in.busy);
    suiting_blocks blocks(in);
    demands due = collect_demands(in, blocks);
    auto s = std::unique_ptr<schedule>(new schedule(make_schedule(in, due.wanted, away, busy)));
    const yearly_need need = yearly_need_of(in, *s);

    agenda out;
    out.at = in.moment;
    out.zone = in.zone;
    out.pace = pace_of_today(in, need);
    const auto open =
        out.pace.is_short ? open_paces(in, need, out.pace, due.wanted) : std::map<std::string, double>();
    const auto pace_of =
        out.pace.is_short ? paces_of(need, out.pace, open) : [](const std::string&) { return 1.0; };
    if (any_other(due.wanted, pace_of)) {
        s.reset();
        due = {}; // two lists of many people's demands would take much memory
        due = collect_demands(in, blocks, pace_of);
        s.reset(new schedule(make_schedule(in, due.wanted, away, busy)));
    }
    if (out.pace.is_short) s->set_short();
    out.capacity = capacity_of(in, need, out.pace);
    assign(*s, in.published);
    std::vector<telling> told = tell(*s, in.published);
    if (out.pace.filled != today(in) && std::ranges::any_of(told, &telling::about)) {
        fill(*s, !out.pace.filled, told);
        out.pace.filled = today(in);
    }

    out.warnings = std::move(due.warnings);
    std::ranges::move(advice(in, due.wanted), std::back_inserter(out.warnings));
    add_warnings(*s, out.warnings);
    out.blocks = block_entries(*s, told, horizon_of(in));
    std::ranges::move(blocks_taken(out.blocks), std::back_inserter(out.warnings));
    sort_warnings(out.warnings);
    const auto order = in_order(*s, told);
    out.touches.reserve(order.size());
    for (const std::size_t index : order)
        out.touches.push_back(make_touch(*s, index, told[index], due.wanted[index]));
    out.occasions = occasion_entries(in);
    out.gatherings = gatherings_shown(in);
    out.closed = closed_entries(in);
    return out;
}

} // namespace

agenda plan(const plan_input& in) {
    const auto carried = carry_published(in);
    if (!carried) return plan_from(in);
    return plan_from({in.settings, in.roster, in.state, *carried, in.away, in.zone, in.moment, in.instance,
                      in.has_store, in.busy, in.pace});
}

std::vector<remedy> remedies(const plan_input& in) {
    const away_days away(in);
    const busy_times busy(in.busy);
    const demands due = collect_demands(in);
    schedule s = make_schedule(in, due.wanted, away, busy);
    const yearly_need need = yearly_need_of(in, s);
    return remedies_of(s, need, pace_of_today(in, need).classes);
}

ledger::published_touch published_as(const touch& t) {
    return {.uid = t.uid,
            .owner = t.owner,
            .kind = std::string(name(t.kind)),
            .round = t.round,
            .attempt = t.attempt,
            .channel = t.channel,
            .length = t.minutes,
            .ideal = t.own_ideal,
            .latest = t.own_latest,
            .day = t.firm ? t.day : t.hidden.day,
            .start = t.firm ? t.start : t.hidden.start,
            .block = t.firm ? t.block : t.hidden.block,
            .pinned = t.pinned,
            .about = !t.firm,
            .told = t.day,
            .first_told = t.first_told,
            .fixed_since = t.fixed_since,
            .drawn_in = t.drawn_in,
            .pace = t.pace};
}

ledger::published_plan to_publish(const agenda& a) {
    ledger::published_plan out;
    for (const touch& t : a.touches) out.emplace(t.uid, published_as(t));
    return out;
}

} // namespace intouch::plan
