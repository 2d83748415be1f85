// SPDX-License-Identifier: MIT
#include "plan/due/promises_and_occasions.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/availability/away_days.hpp"
#include "plan/availability/pause.hpp"
#include "plan/availability/window.hpp"
#include "plan/due/all_day_pin.hpp"
#include "plan/due/channel_choice.hpp"
#include "plan/due/demand_channel.hpp"
#include "plan/due/retry_date.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace intouch::plan {
namespace {

constexpr days week{7};

demand by_channel(const plan_input& in, const roster::person& person, const std::string& id) {
    demand d;
    d.person = person.id;
    d.owner = person.id;
    d.name = person.name;
    d.round = 0;
    d.interval = static_cast<double>(default_interval.count());
    d.circles = person.circles;
    set_channel(d, in, person, id);
    return d;
}

void stand_on(demand& d, when to, date today) {
    d.pin = to;
    d.ideal = to.day;
    d.latest = to.day;
    d.earliest = std::max(to.day, today);
}

/// What goes by post may be written in a block of the week up to the day, so that the block for letters takes a birthday
/// card. What arrives at once is for the day.
void let_into_blocks_before(demand& d, const plan_input& in, const open_occasion& o, date from) {
    if (!goes_by_post(channel_of(in.settings, d.channel)) || o.moved || o.missed) return;
    d.pin_from = std::min(std::max(o.day - week + days(1), from), o.day);
    d.earliest = *d.pin_from;
}

void wait_for(demand& d, const retry_date& r, date today) {
    const auto w = retry_window(r.ideal, r.wait);
    d.ideal = r.ideal;
    d.earliest = std::max(w.earliest, today);
    d.latest = w.latest;
    d.avoid = r.avoid;
    d.reasons.insert(d.reasons.end(), r.reasons.begin(), r.reasons.end());
}

/// One week after the last attempt or missed day.
retry_date once_more(const ledger::promise& given) {
    date from = given.to.day;
    if (!given.attempts.empty()) from = given.attempts.back().on.day;
    if (given.last_missed) from = std::max(from, *given.last_missed);
    return {.ideal = from + week,
            .wait = week,
            .avoid = {},
            .reasons = {
                {.code = reason_code::retry_wait, .date = from + week, .span = span{1, span_unit::week}}}};
}

reason why_then(reason_code code, const open_occasion& o) {
    reason why{.code = code, .date = o.on, .text = o.what->name};
    if (o.what->lead.count > 0) why.span = o.what->lead;
    return why;
}

/// The days of occasions that the touch of a round takes: those from `early` before its ideal to `late` after it,
/// neither of them stretched, and for a retry those within three days of it. Never a day on which something was tried
/// or missed.
window days_that_attract(const demand& d, const party& s) {
    constexpr days near{3};
    const date from = std::max(d.earliest, d.ideal - (d.own_ideal - d.earliest));
    window w{std::max(from, s.today), d.ideal + (d.own_latest - d.own_ideal)};
    if (d.kind == touch_kind::retry) w = {std::max(d.ideal - near, s.today), d.ideal + near};
    if (!s.state.attempts.empty())
        w.earliest = std::max(w.earliest, s.state.attempts.back().on.day + days(1));
    if (s.state.last_missed) w.earliest = std::max(w.earliest, *s.state.last_missed + days(1));
    return w;
}

/// The first birthday on one of these days, also one that is only shown. Days away attract nothing.
void take_birthday(demand& d, const plan_input& in, const std::vector<std::string>& people, window among) {
    const roster::occasion* first = nullptr;
    date on = date::max();
    for (const auto& id : people) {
        const auto& person = in.roster.people.at(id);
        if (!person.birthday) continue;
        for (auto year = civil(among.earliest).year(); year <= civil(among.latest).year(); ++year) {
            const date day = in_year(person.birthday->on, year);
            if (day < among.earliest || among.latest < day || on <= day) continue;
            if (is_paused_on(pause_of(person, state_of(in, id)), day) || is_away(in, day)) continue;
            first = &*person.birthday;
            on = day;
        }
    }
    if (first == nullptr) return;
    d.avoid.reset();
    stand_on(d, {on, {}}, among.earliest);
    d.reasons.push_back({.code = reason_code::occasion_taken, .date = on, .text = first->name});
}

/// The day of an occasion that was told for this very attempt.
std::optional<date> day_taken_before(const plan_input& in, const demand& d) {
    const auto was = in.published.find(d.uid);
    if (was == in.published.end() || !was->second.pinned || was->second.attempt != d.attempt ||
        was->second.day < today(in))
        return std::nullopt;
    return was->second.day;
}

/// Gives the round the day of the first occasion in `among`, else of the first birthday there. Returns the occasion.
/// `from`: the first day on which the touch may stand.
std::optional<absorbed_occasion> take_day(demand& d, const plan_input& in, const party& s,
                                          const std::vector<std::string>& people, window among, date from) {
    auto taken = absorbed_occasion_of(in, people, s.today, among.earliest, among.latest);
    if (!taken) {
        take_birthday(d, in, people, among);
        return taken;
    }
    set_channel(d, in, *taken->person, taken->channel);
    d.avoid.reset();
    stand_on(d, {taken->occasion.day, taken->occasion.time}, s.today);
    let_into_blocks_before(d, in, taken->occasion, from);
    d.reasons.push_back(why_then(reason_code::occasion_taken, taken->occasion));
    if (taken->person != &s.person) d.reasons.back().id = taken->person->id;
    return taken;
}

void add_promises(const plan_input& in, const roster::person& person, const ledger::person_state& state,
                  suiting_blocks& blocks, demands& all) {
    const auto paused = pause_of(person, state);
    for (const auto& [entry, given] : state.promises) {
        auto d = promise_demand(in, person, given);
        const bool stands = d.pin || paused.for_good; // a pause without end does not end a promise
        if (!stands && paused.until) delay(d, *paused.until);
        if (!d.pin) blocks.end_at_occurrence(d, in.zone.to_instant(local_second(d.ideal)));
        if (stands && is_paused_on(paused, d.earliest)) {
            d.reasons.push_back({.code = reason_code::pin_over_limit, .date = d.earliest, .text = "paused"});
            all.warnings.push_back(
                {.code = warning_code::pin_while_paused, .person = person.id, .date = d.earliest});
        }
        all.wanted.push_back(std::move(d));
    }
}

/// `channel` is not empty.
demand occasion_demand(const plan_input& in, const roster::person& person, const open_occasion& o,
                       const std::string& channel) {
    auto d = by_channel(in, person, channel);
    d.uid = occasion_touch_uid(in.instance, person.id, o.what->name, o.year);
    d.kind = touch_kind::occasion;
    d.reasons.push_back(why_then(reason_code::occasion, o));
    if (o.moved) d.reasons.push_back({.code = reason_code::pinned, .date = o.day, .time = o.time});
    if (o.missed)
        d.reasons.push_back({.code = reason_code::missed,
                             .date = mark_of(state_of(in, person.id), o.what->name, o.year).last_missed,
                             .count = 1});
    stand_on(d, {o.day, o.time}, today(in));
    let_into_blocks_before(d, in, o, today(in));
    return d;
}

void add_occasions(const plan_input& in, const roster::person& person, const ledger::person_state& state,
                   const std::set<std::string>& taken, demands& all) {
    for (const auto& o : open_occasions(person, state, today(in))) {
        if (taken.contains(name_of(person, o))) continue;
        const auto channel = channel_for(in.settings, person, state, o.what->via);
        if (channel.empty()) {
            all.warnings.push_back({.code = warning_code::no_channel, .person = person.id});
            continue;
        }
        all.wanted.push_back(occasion_demand(in, person, o, channel));
        warn_of_missing_detail(in, person, channel, all.warnings);
    }
}

bool has_joined(const plan_input& in, const roster::person& person, const household_index& households) {
    const auto party = party_called(in, households, person.household.empty() ? person.id : person.household);
    return party && party->joined;
}

} // namespace

demand promise_demand(const plan_input& in, const roster::person& person, const ledger::promise& given) {
    // A promise follows the same ladders as a round, so its attempts are presented as those of a round.
    ledger::person_state tried;
    tried.attempts = given.attempts;
    tried.missed = given.missed;
    tried.last_missed = given.last_missed;
    tried.unusable = state_of(in, person.id).unusable;
    const party s{.settings = in.settings,
                  .roster = in.roster,
                  .person = person,
                  .state = tried,
                  .owner = person.id,
                  .with = {},
                  .together = nullptr,
                  .cadence = roster::cadence_of(person, in.roster, in.settings),
                  .today = today(in),
                  .joined = today(in),
                  .is_promise = true};
    const auto choice = choose_channel(s);
    auto channel = choice.channel;
    if (channel.empty() && !s.via().empty()) channel = s.via().front();

    auto d = by_channel(in, person, channel);
    d.uid = promise_uid(in.instance, person.id, given.entry);
    d.kind = touch_kind::promise;
    d.attempt = static_cast<int>(given.attempts.size()) + 1;
    d.reasons.push_back(
        {.code = reason_code::promised, .date = given.to.day, .time = given.to.time, .text = given.note});
    const bool untried = given.attempts.empty() || given.moved;
    if (given.missed == 0 && untried) {
        stand_on(d, given.to, s.today);
        d.timeless = is_made_all_day(in, person.id, given.entry, given.to);
    } else {
        wait_for(d, retry_date_of(s, choice).value_or(once_more(given)), s.today);
    }
    return d;
}

std::optional<absorbed_occasion> take_occasion(demand& d, const plan_input& in, const party& s) {
    if (d.kind != touch_kind::retry && !s.state.attempts.empty()) return std::nullopt; // it rests
    std::vector<std::string> people{s.person.id};
    people.insert(people.end(), s.with.begin(), s.with.end());
    const window attracting = days_that_attract(d, s);
    if (const auto told = day_taken_before(in, d)) {
        const date from =
            d.kind == touch_kind::retry ? attracting.earliest : std::min(d.earliest, attracting.earliest);
        const window still{std::max(*told, from), std::min(*told + week - days(1), attracting.latest)};
        if (still.earliest <= still.latest) {
            auto kept = take_day(d, in, s, people, still, attracting.earliest);
            if (d.pin) return kept;
        }
    }
    return take_day(d, in, s, people, attracting, attracting.earliest);
}

demands promises_and_occasions(const plan_input& in, const std::set<std::string>& taken,
                               suiting_blocks& blocks) {
    demands all;
    states_in_order states(in);
    const auto together = households(in.roster);
    for (const auto& [id, person] : in.roster.people) {
        const auto& state = states.of(id);
        add_promises(in, person, state, blocks, all);
        const bool marked =
            std::ranges::any_of(person.occasions, [](const auto& o) { return !o.via.empty(); });
        if (marked && !state.lost && has_joined(in, person, together))
            add_occasions(in, person, state, taken, all);
    }
    return all;
}

} // namespace intouch::plan
