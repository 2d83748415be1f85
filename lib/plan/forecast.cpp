// SPDX-License-Identifier: MIT
#include "plan/forecast.hpp"

#include "ledger/fold.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/calendar_entries.hpp"
#include "plan/capacity/outcome_shares.hpp"
#include "plan/due/gathering.hpp"
#include "plan/plan.hpp"
#include "record/record.hpp"
#include "record/record_day_end.hpp"
#include "roster/effective.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

namespace intouch::plan {

namespace {

/// Half of the shortest cadence, and at most the first wait of a ladder after a try. So the next round and the next try
/// of a person lie after the step.
days step_of(const plan_input& in) {
    double shortest = 14;
    for (const roster::ladder* ladder : {&in.settings.retry.no_answer, &in.settings.retry.left_message})
        shortest = std::min(shortest, 2 * mean_days(ladder->after.front()));
    for (const auto& [id, person] : in.roster.people) {
        shortest =
            std::min(shortest, mean_days(roster::cadence_of(person, in.roster, in.settings).value.every));
        if (person.stage == roster::person_stage::fresh) {
            for (const span wait : in.settings.intro) shortest = std::min(shortest, mean_days(wait));
        }
    }
    return days(std::max(1, static_cast<int>(shortest / 2)));
}

/// Deals outcomes by their shares: each time the outcome that has come least often for its share.
class outcome_dealer {
public:
    explicit outcome_dealer(const plan_input& in) : shares_(outcome_shares_of(in)) {}

    /// The outcome of a try on that channel; absent: its day passes.
    std::optional<ledger::entry_kind> next(const std::string& channel, bool live) {
        using enum ledger::entry_kind;
        const try_shares& of_try = shares_.of(channel);
        const double made = 1 - shares_.missed;
        const std::array<std::pair<std::optional<ledger::entry_kind>, double>, 4> all{
            {{live ? reached : sent, made * of_try.reached},
             {no_answer, made * of_try.no_answer},
             {left_message, made * of_try.left_message},
             {std::nullopt, shares_.missed}}};
        tally& dealt = dealt_[channel];
        ++dealt.tries;
        std::size_t best = 0;
        const auto behind = [&](std::size_t i) {
            return all.at(i).second * dealt.tries - dealt.counts.at(i);
        };
        for (std::size_t i = 1; i < all.size(); ++i)
            if (behind(i) > behind(best)) best = i;
        ++dealt.counts.at(best);
        return all.at(best).first;
    }

private:
    struct tally {
        double tries = 0;
        std::array<double, 4> counts{};
    };
    outcome_shares shares_;
    std::map<std::string, tally> dealt_; ///< by channel
};

class simulation {
public:
    explicit simulation(const plan_input& in)
        : in_(in), dealer_(in), state_(in.state), published_(in.published), pace_(in.pace),
          formerly_(renames_of(in.roster)), moment_(in.moment), today_(plan::today(in)) {
        if (!in.has_store) everybody_joins();
    }

    [[nodiscard]] date today() const { return today_; }

    /// Plans, and moves the clock to `until`: all touches before then have their outcome.
    agenda go_to(date until) {
        enter(record::record_joined(now(), ids()));
        const date from = today_;
        agenda made = plan(now());
        published_ = to_publish(made);
        pace_ = made.pace;
        moment_ = in_.zone.to_instant(local_second{until});
        today_ = until;
        for (const touch& t : made.touches) {
            if (t.day < until) attempt(t);
        }
        enter(record::record_missed(now(), ids()));
        for (const auto& [id, g] : in_.roster.gatherings) {
            const date day = next_gathering_of(now(), g).day;
            if (day >= from && day < until) hold(id, day);
        }
        return made;
    }

private:
    [[nodiscard]] plan_input now() const {
        return {.settings = in_.settings,
                .roster = in_.roster,
                .state = state_,
                .published = published_,
                .away = in_.away,
                .zone = in_.zone,
                .moment = moment_,
                .instance = in_.instance,
                .has_store = true,
                .busy = in_.busy,
                .pace = pace_};
    }
    /// Later than every id of the ledger.
    [[nodiscard]] record::new_id ids() {
        return [this] {
            const std::string number = std::to_string(++made_);
            return "7ZZZZZZZZZ" + std::string(16 - number.size(), '0') + number;
        };
    }
    void enter(const std::vector<ledger::entry>& entries) {
        for (const ledger::entry& e : entries) ledger::apply(state_, {}, e, formerly_);
    }
    void everybody_joins() {
        const auto id = ids();
        for (const auto& [person, written] : in_.roster.people) {
            ledger::entry e;
            e.id = id();
            e.at = moment_;
            e.person = person;
            e.kind = ledger::entry_kind::joined;
            e.on = {today_, std::nullopt};
            enter({e});
        }
    }
    /// A gathering is a contact with each member.
    void hold(const std::string& gathering, date day) {
        const auto entries = record::record_gathering(
            now(), {.gathering = gathering, .on = when{day, std::nullopt}}, {}, ids());
        if (entries) enter(*entries);
    }
    void attempt(const touch& t) {
        result<std::vector<ledger::entry>> entries;
        if (t.kind == touch_kind::booking) {
            entries = record::record_gathering(
                now(), {.gathering = t.person, .outcome = ledger::entry_kind::booked}, {}, ids());
        } else {
            const auto channel = in_.settings.channels.find(t.channel);
            const bool live = channel == in_.settings.channels.end() || channel->second.live;
            const auto outcome = dealer_.next(t.channel, live);
            if (!outcome) return;
            entries = record::record_outcome(now(),
                                             {.person = t.person,
                                              .outcome = *outcome,
                                              .on = when{t.day, std::nullopt},
                                              .channel = t.channel,
                                              .touch = t.uid},
                                             {}, ids());
        }
        // Refused entries change nothing: another touch may have closed the round.
        if (entries) enter(*entries);
    }

    const plan_input& in_;
    outcome_dealer dealer_;
    ledger::state state_;
    ledger::published_plan published_;
    ledger::published_pace pace_;
    ledger::renames formerly_;
    instant moment_;
    date today_;
    int made_ = 0;
};

void add(const touch& t, forecast_week& week) {
    (t.block.empty() ? week.elsewhere : week.planned) += t.minutes;
    week.late += t.day > t.latest ? 1 : 0;
    week.touches.push_back({.person = t.person,
                            .name = t.name,
                            .kind = t.kind,
                            .round = t.round,
                            .channel = t.channel,
                            .minutes = t.minutes,
                            .day = t.day,
                            .start = t.start,
                            .block = t.block,
                            .within = t.within});
}

} // namespace

std::vector<forecast_week> forecast(const plan_input& in, int weeks, std::optional<date> from) {
    simulation all(in);
    const date first = from.value_or(all.today());
    const date end = first + days(7 * weeks);
    std::vector<forecast_week> out;
    for (date begin = first; begin < end; begin += days(7)) out.push_back({.from = begin});
    const auto week_of = [&](date day) -> forecast_week& {
        return out[static_cast<std::size_t>((day - first).count() / 7)];
    };
    const days shown =
        std::max(days(1), horizon_of(in) - all.today()); // the agenda shows no block after the horizon
    const days step = std::min(step_of(in), shown);
    while (all.today() < end) {
        const date begin = all.today();
        const date until = std::min(end, begin + step);
        const agenda made = all.go_to(until);
        for (const touch& t : made.touches) {
            if (t.day >= begin && t.day < until) add(t, week_of(t.day));
        }
        instant counted_to{}; // time that two blocks share counts once
        for (const block_occurrence& o : made.blocks) {
            if (o.day >= begin && o.day < until) {
                const auto shared = std::chrono::floor<minutes>(std::min(counted_to, o.end) - o.start);
                week_of(o.day).available += std::max(minutes(0), o.minutes - std::max(minutes(0), shared));
            }
            counted_to = std::max(counted_to, o.end);
        }
    }
    return out;
}

} // namespace intouch::plan
