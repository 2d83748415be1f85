// SPDX-License-Identifier: MIT
#include "plan/due/find_lost.hpp"

#include "plan/availability/pause.hpp"
#include "plan/availability/window.hpp"
#include "plan/due/channel_choice.hpp"
#include "plan/due/demand_channel.hpp"
#include "plan/due/retry_ladder.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace intouch::plan {
namespace {

/// The channel that a new round of the party starts on; empty: none is usable.
std::string first_channel(const party& s) {
    ledger::person_state fresh;
    fresh.unusable = s.state.unusable;
    return choose_channel(as_if(s, fresh)).channel;
}

struct helper {
    party who;
    std::string id; ///< the person to ask; in a household not always its lead
    std::string channel;
};

/// Absent when that person is not on the roster, is lost too, or is the lost person.
std::optional<helper> helper_called(const plan_input& in, const party& lost, const std::string& id) {
    const auto found = in.roster.people.find(id);
    if (found == in.roster.people.end() || id == lost.person.id) return std::nullopt;
    auto who = party_of(in, found->second);
    if (who.owner == lost.owner || is_lost(who)) return std::nullopt;
    auto channel = first_channel(who);
    return helper{std::move(who), id, std::move(channel)};
}

bool share_circle(const roster::person& a, const roster::person& b) {
    return std::ranges::any_of(
        a.circles, [&](const std::string& c) { return std::ranges::find(b.circles, c) != b.circles.end(); });
}

/// The latest contact before `until`.
std::optional<date> spoken_with(const party& who, date until) {
    std::optional<date> last;
    const auto count = [&](date day) {
        if (day < until) last = std::max(last, std::optional(day));
    };
    if (who.state.last_contact) count(who.state.last_contact->on.day);
    for (const auto& round : who.state.closed)
        if (ledger::is_contact(round.outcome) && round.contact) count(round.on.day);
    if (who.person.last) count(*who.person.last);
    for (const auto& id : who.with)
        if (const auto& on_roster = who.roster.people.at(id).last) count(*on_roster);
    return last;
}

/// The day of the loss, while its round is open.
std::optional<date> day_of_loss(const party& s) {
    std::optional<date> day;
    if (s.state.lost_since) day = s.state.lost_since->on;
    for (const auto& a : s.state.attempts)
        if (a.outcome == ledger::entry_kind::unreachable) day = std::max(day, std::optional(a.on.day));
    return day;
}

/// The begin of the search. Contacts after it do not change the person to ask.
date lost_since(const party& s) {
    if (const auto lost = day_of_loss(s)) return *lost;
    return s.state.closed.empty() ? s.joined.value_or(s.today) : s.state.closed.back().on.day;
}

std::optional<helper> whom_to_ask(const plan_input& in, const party& s) {
    for (const auto& id : s.person.through)
        if (auto found = helper_called(in, s, id)) return found;
    const date begin = lost_since(s);
    std::optional<helper> best;
    std::optional<date> newest;
    for (const auto& [id, p] : in.roster.people) {
        if (!share_circle(p, s.person)) continue;
        auto found = helper_called(in, s, id);
        if (!found || pause_of(p, found->who.state).for_good) continue;
        const auto on = spoken_with(found->who, begin);
        if (best && on <= newest) continue;
        newest = on;
        best.emplace(std::move(*found));
    }
    return best;
}

/// The first channel of `via` that is not live, else the first one of all channels; empty: every channel is live.
std::string quiet_channel(const plan_input& in, const party& s) {
    for (const auto& id : s.via())
        if (!channel_of(in.settings, id).live) return id;
    for (const auto& [id, channel] : in.settings.channels)
        if (!channel.live && channel.contact) return id;
    return {};
}

/// Time for a search by the user alone, at the hours at which the user calls other people.
void search_alone(demand& d, const plan_input& in, const party& s) {
    const auto calls = in.settings.channels.find("call");
    d.contact = {.live = true, .reach = {}, .hours = std::nullopt, .zone = in.zone};
    if (calls != in.settings.channels.end()) d.contact.hours = calls->second.hours;
    d.channel = quiet_channel(in, s);
}

void ask(demand& d, const plan_input& in, const party& s) {
    const auto asked = whom_to_ask(in, s);
    if (!asked) {
        search_alone(d, in, s);
        return;
    }
    const auto& p = in.roster.people.at(asked->id);
    set_channel(d, in, p, asked->channel);
    d.ask = asked->id;
    d.ask_name = p.name;
    d.circles = p.circles;
}

struct later {
    date ideal;
    span wait;
    std::vector<reason> reasons;
};

span wait_of(const roster::ladder& ladder, int n) {
    const auto step = nth_step(ladder, n);
    return step.kind == step_kind::wait ? step.wait : ladder.after.back();
}

/// The retry date after missed days and attempts since the loss.
std::optional<later> since_then(const party& s) {
    const auto& state = s.state;
    const auto& retry = s.settings.retry;
    if (state.missed > 0 && state.last_missed) {
        const span wait = wait_of(retry.missed, state.missed);
        const date ideal = *state.last_missed + wait;
        return later{ideal,
                     wait,
                     {{.code = reason_code::missed, .date = state.last_missed, .count = state.missed},
                      {.code = reason_code::retry_wait, .date = ideal, .span = wait, .count = state.missed}}};
    }
    if (state.attempts.empty()) return std::nullopt;
    const auto& last = state.attempts.back();
    const auto* ladder = ladder_of(retry, last.outcome);
    if (ladder == nullptr || (state.lost_since && last.entry < state.lost_since->entry)) return std::nullopt;
    const auto tries = std::ranges::count_if(state.attempts, [&](const ledger::attempt& a) {
        return a.outcome == last.outcome && !(state.lost_since && a.entry < state.lost_since->entry);
    });
    const int n = static_cast<int>(tries);
    const span wait = wait_of(*ladder, n);
    const date ideal = last.on.day + wait;
    return later{ideal,
                 wait,
                 {{.code = reason_code::attempt,
                   .date = last.on.day,
                   .time = last.on.time,
                   .channel = last.channel,
                   .text = std::string(name(last.outcome))},
                  {.code = reason_code::retry_wait, .date = ideal, .span = wait, .count = n}}};
}

} // namespace

bool is_lost(const party& s) { return s.state.lost || first_channel(s).empty(); }

void find_lost_person(demand& d, const plan_input& in, const party& s, const cadence_date& counted) {
    d.kind = touch_kind::find;
    d.interval = static_cast<double>(default_interval.count());
    ask(d, in, s);

    const auto lost_on = day_of_loss(s);
    const auto later = since_then(s);
    d.ideal = lost_on.value_or(counted.ideal);
    days wait = default_interval;
    // With a day of loss the cadence no longer decides, so only the last contact remains of its reasons.
    d.reasons = counted.reasons;
    if (lost_on && !d.reasons.empty()) d.reasons.resize(1);
    d.reasons.push_back({.code = reason_code::lost, .date = lost_on});
    if (later) {
        wait = length(later->wait, later->ideal);
        d.ideal = later->ideal;
        d.reasons.insert(d.reasons.end(), later->reasons.begin(), later->reasons.end());
    }
    const auto w = retry_window(d.ideal, wait);
    d.earliest = w.earliest;
    d.latest = w.latest;
    if (!d.ask.empty())
        d.reasons.push_back({.code = reason_code::find_through, .id = d.ask, .text = d.ask_name});
}

} // namespace intouch::plan
