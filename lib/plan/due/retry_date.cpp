// SPDX-License-Identifier: MIT
#include "plan/due/retry_date.hpp"

#include "plan/due/retry_ladder.hpp"

#include <algorithm>
#include <ranges>
#include <string>

namespace intouch::plan {
namespace {

using ledger::attempt;
using ledger::entry_kind;

reason attempt_reason(const attempt& a) {
    return {.code = reason_code::attempt,
            .date = a.on.day,
            .time = a.on.time,
            .channel = a.channel,
            .text = std::string(name(a.outcome))};
}

reason next_channel_reason(const channel_choice& choice, entry_kind spent, date day) {
    return {.code = reason_code::next_channel,
            .date = day,
            .channel = choice.channel,
            .text = std::string(name(spent))};
}

/// The retry date of a ladder step that is taken on `from`. The reasons name `n` and `outcome`.
retry_date after_step(const party& s, const channel_choice& choice, date from, const step& now, int n,
                      entry_kind outcome) {
    retry_date r;
    if (now.kind == step_kind::wait) {
        const span wait =
            s.is_promise ? capped_wait(now.wait, s.every(), from) : fitted_wait(now.wait, s.every(), from);
        r.wait = length(wait, from);
        r.ideal = from + wait;
        r.reasons.push_back({.code = reason_code::retry_wait, .date = r.ideal, .span = wait, .count = n});
        return r;
    }
    r.ideal = from + days(1);
    r.reasons.push_back(next_channel_reason(choice, outcome, r.ideal));
    return r;
}

/// The number of attempts up to `last` with the same outcome and channel.
int number_of(const party& s, const attempt& last) {
    int n = 0;
    for (const auto& a : s.state.attempts) {
        if (!is_over_by_roster(s, a.on.day) && a.outcome == last.outcome && a.channel == last.channel) ++n;
        if (&a == &last) break;
    }
    return n;
}

/// After a gift the next channel follows on the next day.
retry_date after_sent(const channel_choice& choice, const attempt& last) {
    retry_date r;
    r.ideal = last.on.day + days(1);
    r.reasons = {attempt_reason(last), next_channel_reason(choice, last.outcome, r.ideal)};
    return r;
}

retry_date after_attempt(const party& s, const channel_choice& choice, const attempt& last) {
    if (ledger::is_contact(last.outcome)) return after_sent(choice, last);
    const auto* ladder = ladder_of(s.settings.retry, last.outcome);
    const int n = number_of(s, last);
    auto r = after_step(s, choice, last.on.day, nth_step(*ladder, n), n, last.outcome);
    r.reasons.insert(r.reasons.begin(), attempt_reason(last));
    return r;
}

retry_date after_unreachable(const party& s, const channel_choice& choice, const attempt& last) {
    retry_date r;
    r.ideal = last.on.day;
    r.wait = days(0);
    r.reasons = {attempt_reason(last), next_channel_reason(choice, last.outcome, r.ideal)};
    for (const auto& a : s.state.attempts | std::views::reverse) {
        if (a.channel != choice.channel || a.outcome == entry_kind::unreachable) continue;
        if (auto waiting = after_attempt(s, choice, a); waiting.ideal > r.ideal) {
            waiting.reasons.insert(waiting.reasons.begin(), attempt_reason(last));
            return waiting;
        }
        break;
    }
    return r;
}

retry_date after_missed(const party& s, const channel_choice& choice) {
    const date day = *s.state.last_missed;
    const auto step = nth_missed(s.settings.retry.missed, s.state.missed);
    auto r = after_step(s, choice, day, step.now, s.state.missed, entry_kind::missed);
    r.reasons.insert(r.reasons.begin(), {.code = reason_code::missed, .date = day, .count = s.state.missed});
    return r;
}

/// Keeps the next attempt away from the hour of the last attempt, even when missed days lie between them.
void keep_away(const party& s, retry_date& r) {
    const auto& last = s.state.attempts.back();
    const auto* ladder = ladder_of(s.settings.retry, last.outcome);
    if (ladder == nullptr || !ladder->avoid || !last.on.time) return;
    r.avoid = avoided{*last.on.time, *ladder->avoid};
    r.reasons.push_back({.code = reason_code::avoided_hour, .time = last.on.time, .minutes = ladder->avoid});
}

} // namespace

std::optional<retry_date> retry_date_of(const party& s, const channel_choice& choice) {
    const auto& attempts = s.state.attempts;
    const bool missed =
        s.state.missed > 0 && s.state.last_missed && !is_over_by_roster(s, *s.state.last_missed);
    const bool tried = !attempts.empty() && !is_over_by_roster(s, attempts.back().on.day);
    if (choice.rests || (!tried && !missed)) return std::nullopt;
    retry_date r;
    if (missed)
        r = after_missed(s, choice);
    else if (attempts.back().outcome == entry_kind::unreachable)
        r = after_unreachable(s, choice, attempts.back());
    else
        r = after_attempt(s, choice, attempts.back());
    if (tried) keep_away(s, r);
    return r;
}

} // namespace intouch::plan
