// SPDX-License-Identifier: MIT
#include "plan/due/round_demand.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/availability/away_days.hpp"
#include "plan/availability/occurrences.hpp"
#include "plan/availability/pause.hpp"
#include "plan/availability/window.hpp"
#include "plan/due/all_day_pin.hpp"
#include "plan/due/cadence_date.hpp"
#include "plan/due/channel_choice.hpp"
#include "plan/due/demand_channel.hpp"
#include "plan/due/find_lost.hpp"
#include "plan/due/promises_and_occasions.hpp"
#include "plan/due/retry_date.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace intouch::plan {
namespace {

/// The least e of a rung or an intro step, in days.
constexpr double least_interval = 7;

void add(std::vector<reason>& to, const std::vector<reason>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

/// The next birthday of these people, or one of the last seven days.
std::optional<date> next_birthday(const plan_input& in, const party& s) {
    constexpr days just_past{7};
    const date from = s.today - just_past;
    std::optional<date> next;
    const auto look_at = [&](const roster::person& person) {
        if (!person.birthday) return;
        date day = in_year(person.birthday->on, civil(from).year());
        if (day < from) day = in_year(person.birthday->on, civil(from).year() + std::chrono::years(1));
        next = next ? std::min(*next, day) : day;
    };
    look_at(s.person);
    for (const std::string& id : s.with) look_at(in.roster.people.at(id));
    return next;
}

/// The demand with person, attempt number, channel and hours, but without its date.
demand without_date(const plan_input& in, const party& s, const std::string& channel_id, std::string uid) {
    demand d;
    d.uid = std::move(uid);
    d.person = s.person.id;
    d.owner = s.owner;
    d.with = s.with;
    d.name = s.person.name;
    d.round = s.state.round;
    d.attempt = static_cast<int>(s.state.attempts.size()) + 1;
    d.circles = s.person.circles;
    d.is_protected = is_protected(s);
    d.birthday = next_birthday(in, s);
    set_channel(d, in, s.person, channel_id);
    return d;
}

/// Whether another block is open at that time.
bool is_open(const plan_input& in, const ledger::published_touch& p) {
    return std::ranges::any_of(in.settings.blocks, [&](const auto& entry) {
        const roster::block& b = entry.second;
        return std::ranges::any_of(
            occurrences(b, in.zone, p.day, p.day + days(1), changes_of(in.state, b)),
            [&](const occurrence& o) { return o.start <= *p.start && *p.start + p.length <= o.end; });
    });
}

/// Whether the place that was published is there no more: its day went by or is away now, or its block was removed and
/// none has its hour.
bool lost_its_place(const plan_input& in, const ledger::published_touch& p) {
    if (p.day < today(in) || is_away(in, p.day)) return true;
    return !p.block.empty() && !in.settings.blocks.contains(p.block) && !(p.start && is_open(in, p));
}

/// A rise of the pace holds at once, and so does what a fall leaves above `most_kept`. Another fall holds for new rounds,
/// and for a touch that is told another day anyway.
double pace_of_round(const plan_input& in, const std::string& uid, std::optional<double> class_pace) {
    const double now = class_pace.value_or(1);
    const auto published = in.published.find(uid);
    if (published == in.published.end() || lost_its_place(in, published->second)) return now;
    const double had = published->second.pace;
    return std::max(now, class_pace ? std::min(had, most_kept * now) : had);
}

void by_cadence(demand& d, const party& s, const cadence_date& counted) {
    const auto own = cadence_window(counted.own_ideal, s.cadence.value, counted.interval);
    d.ideal = counted.ideal;
    d.earliest = own.earliest;
    d.own_ideal = counted.own_ideal;
    d.own_latest = own.latest;
    d.latest = d.ideal + stretched(own.latest - d.own_ideal, counted.intro ? 1 : d.pace);
    d.interval = static_cast<double>(counted.every.count());
    if (!counted.intro) return;
    d.kind = touch_kind::intro;
    d.interval = std::max(d.interval, least_interval);
}

void by_retry_date(demand& d, const retry_date& r) {
    const auto w = retry_window(r.ideal, r.wait);
    d.kind = touch_kind::retry;
    d.ideal = r.ideal;
    d.earliest = w.earliest;
    d.latest = w.latest;
    d.interval = std::max(static_cast<double>(r.wait.count()), least_interval);
    d.avoid = r.avoid;
    add(d.reasons, r.reasons);
}

/// The date of the next round, for a round that rests but is still open.
void by_rest(demand& d, const party& s, const cadence_date& counted) {
    date from = counted.own_ideal;
    if (!s.state.attempts.empty()) from = std::max(from, s.state.attempts.back().on.day);
    if (s.state.last_missed) from = std::max(from, *s.state.last_missed);
    auto next = counted;
    next.own_ideal = from + s.every();
    next.interval = next.own_ideal - from;
    next.ideal = from + stretched(next.interval, d.pace);
    by_cadence(d, s, next);
    d.reasons.push_back(
        {.code = reason_code::cadence, .date = next.ideal, .span = s.every(), .id = s.cadence.circle});
}

void by_pin(demand& d, const pause& p, round_demand& round) {
    const when pin = *d.pin;
    d.ideal = d.earliest = d.latest = pin.day;
    d.avoid.reset();
    d.reasons.push_back({.code = reason_code::pinned, .date = pin.day, .time = pin.time});
    if (!is_paused_on(p, pin.day)) return;
    d.reasons.push_back({.code = reason_code::pin_over_limit, .date = pin.day, .text = "paused"});
    round.warnings.push_back({.code = warning_code::pin_while_paused, .person = d.person, .date = pin.day});
}

/// A channel to show for a round without a usable channel: that of the last attempt, else the first.
std::string any_channel(const party& s) {
    if (!s.state.attempts.empty() && !s.state.attempts.back().channel.empty())
        return s.state.attempts.back().channel;
    return s.via().empty() ? std::string() : s.via().front();
}

/// The channel of a round that rests: it starts again on the first usable channel.
std::string channel_after_rest(const party& s) {
    auto fresh = s.state;
    fresh.attempts.clear();
    fresh.missed = 0;
    return choose_channel(as_if(s, fresh)).channel;
}

/// The channel of the place that this attempt has in a block; empty: none. It stays, so that the choice does not
/// change from day to day.
std::string channel_told(const plan_input& in, const demand& d) {
    if (d.kind == touch_kind::find) return {}; // another person may be asked today
    const auto was = in.published.find(d.uid);
    if (was == in.published.end() || was->second.attempt != d.attempt || was->second.kind != name(d.kind))
        return {};
    const bool has_place = was->second.start && was->second.day >= today(in);
    return has_place ? was->second.channel : std::string();
}

/// The channels from the one of `d` on that its person can be reached by.
std::vector<std::string> channels_from(const demand& d, const plan_input& in, const party& s) {
    if (d.kind == touch_kind::find && d.ask.empty()) return {d.channel};
    const roster::person& person = d.ask.empty() ? s.person : in.roster.people.at(d.ask);
    auto via = roster::cadence_of(person, in.roster, in.settings).value.via;
    const auto& unusable = d.ask.empty() ? s.state.unusable : state_of(in, d.ask).unusable;
    via.erase(via.begin(), std::ranges::find(via, d.channel));
    std::erase_if(via, [&](const std::string& channel) {
        if (channel == d.channel) return false;
        const auto needs = channel_of(in.settings, channel).needs;
        if (!needs.empty() && !person.details.contains(needs)) return true;
        return !unusable.empty() && unusable.contains(failed_detail(in.settings, person, channel));
    });
    if (via.empty()) via.push_back(d.channel);
    return via;
}

/// When no block suits the channel, the next channel of `via` that a block suits; without one the touch gets a day
/// without a time. The channel that was told stays while some day of the whole window suits it, so that the days that
/// pass change nothing; but an earlier channel of `via` takes its place when a block suits that one again.
void take_suiting_channel(demand& d, const plan_input& in, const party& s, suiting_blocks& blocks) {
    if (!blocks.let_in(d)) return;
    const bool over = d.latest < s.today;
    const auto told = channel_told(in, d);
    const roster::person& person = d.ask.empty() ? s.person : in.roster.people.at(d.ask);
    const auto suited = [&](const demand& some) {
        const bool stays = some.channel == told && blocks.suit(some, some.earliest, some.latest);
        const bool suits =
            stays || blocks.suit(some, std::max(some.earliest, s.today), std::max(some.latest, s.today));
        return std::pair(suits, stays);
    };
    const bool first_suits = suited(d).first;
    if (first_suits && !over) return;
    std::optional<demand> chosen;
    for (const std::string& channel : channels_from(d, in, s)) {
        if (channel == d.channel) continue;
        demand some = d;
        set_channel(some, in, person, channel);
        some.reasons.push_back({.code = reason_code::no_suiting_block, .channel = d.channel});
        if (!blocks.let_in(some)) continue;
        const auto [suits, stays] = suited(some);
        if (suits && ((!chosen && !first_suits) || (stays && over))) chosen = std::move(some);
        if (chosen && !over) break;
    }
    if (chosen)
        d = std::move(*chosen);
    else if (!first_suits)
        d.timeless = true;
}

/// The window of a rung ends no earlier than the first occurrence that suits it.
void wait_for_block(demand& d, const plan_input& in, const party& s, suiting_blocks& blocks) {
    if (d.timeless || (d.kind != touch_kind::retry && d.kind != touch_kind::find)) return;
    instant from = in.zone.to_instant(local_second(d.ideal));
    if (!s.state.attempts.empty()) { // another channel is tried on the same day
        const when last = s.state.attempts.back().on;
        if (last.time && last.day == d.ideal) from = in.zone.to_instant(local_second(last.day) + *last.time);
    }
    blocks.end_at_occurrence(d, from);
}

} // namespace

round_demand round_demand_of(const plan_input& in, const party& s) {
    suiting_blocks blocks(in);
    const auto published = in.published.find(touch_uid(in.instance, s.owner, s.state.round));
    return round_demand_of(in, s, blocks, published == in.published.end() ? 1 : published->second.pace);
}

round_demand round_demand_of(const plan_input& in, const party& s, suiting_blocks& blocks,
                             std::optional<double> class_pace) {
    round_demand round;
    if (!s.joined) return round;
    std::string uid = touch_uid(in.instance, s.owner, s.state.round);
    round.pace = pace_of_round(in, uid, class_pace);
    const auto counted = cadence_date_of(s, round.pace);
    const auto paused = pause_of(s.person, s.state);
    round.cadence_ideal = counted.remembered;
    round.stretched_ideal = counted.ideal;
    round.skip_ideal = paused.until ? std::max(counted.remembered, *paused.until) : counted.remembered;

    const auto choice = choose_channel(s);
    const bool lost = is_lost(s);
    round.rests = choice.rests && !lost;                            // a lost person gets a find touch
    const bool stands = s.state.pin && s.state.pin->day >= s.today; // an old pin stands against nothing
    if (paused.for_good && !stands) return round;

    auto channel = choice.channel;
    if (channel.empty()) channel = channel_after_rest(s);
    if (channel.empty()) {
        round.warnings.push_back({.code = warning_code::no_channel, .person = s.person.id});
        channel = any_channel(s);
    }

    auto d = without_date(in, s, channel, std::move(uid));
    d.pace = round.pace;
    d.reasons = counted.reasons;
    for (const auto& [unusable, detail] : choice.unusable) {
        d.reasons.push_back({.code = reason_code::channel_unusable, .channel = unusable, .text = detail});
    }
    if (lost)
        find_lost_person(d, in, s, counted);
    else if (const auto r = retry_date_of(s, choice))
        by_retry_date(d, *r);
    else if (choice.rests)
        by_rest(d, s, counted);
    else
        by_cadence(d, s, counted);

    d.pin = s.state.pin;
    if (d.pin) by_pin(d, paused, round);
    d.timeless = d.pin && is_made_all_day(in, s.owner, {}, *d.pin);
    if (!stands && paused.until) delay(d, *paused.until);
    if (!d.pin && !lost) round.absorbed = take_occasion(d, in, s);
    if (!d.pin) take_suiting_channel(d, in, s, blocks);
    if (!d.pin) wait_for_block(d, in, s, blocks);
    if (d.pin || (d.kind != touch_kind::cadence && d.kind != touch_kind::intro)) {
        d.own_ideal = d.ideal;
        d.own_latest = d.latest;
    }
    d.earliest = std::max(d.earliest, s.today);
    d.latest = std::max(d.latest, d.ideal);
    d.own_latest = std::max(d.own_latest, d.own_ideal);
    const auto& reached = round.absorbed ? *round.absorbed->person : s.person;
    if (!lost) warn_of_missing_detail(in, reached, d.channel, round.warnings);
    round.wanted = std::move(d);
    return round;
}

} // namespace intouch::plan
