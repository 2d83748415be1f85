// SPDX-License-Identifier: MIT
#include "plan/due/retry_ladder.hpp"

#include <cassert>
#include <cstddef>

namespace intouch::plan {

step nth_step(const roster::ladder& ladder, int n) {
    assert(n >= 1 && !ladder.after.empty());
    const auto index = static_cast<std::size_t>(n - 1);
    if (index < ladder.after.size()) return {step_kind::wait, ladder.after[index]};
    switch (ladder.then) {
    case roster::ladder_end::repeat:
        return {step_kind::wait, ladder.after.back()};
    case roster::ladder_end::next_channel:
        return {.kind = step_kind::next_channel};
    case roster::ladder_end::rest:
        break;
    }
    return {.kind = step_kind::rest};
}

span capped_wait(span wait, span every, date from) {
    return length(wait, from) > length(every, from) ? every : wait;
}

span fitted_wait(span wait, span every, date from) {
    const days least = length(every, from) / 50;
    if (length(wait, from) < least) return {static_cast<int>(least.count()), span_unit::day};
    return capped_wait(wait, every, from);
}

const roster::ladder* ladder_of(const roster::retry_settings& retry, ledger::entry_kind outcome) {
    if (outcome == ledger::entry_kind::no_answer) return &retry.no_answer;
    if (outcome == ledger::entry_kind::left_message) return &retry.left_message;
    if (outcome == ledger::entry_kind::missed) return &retry.missed;
    return nullptr;
}

missed_step nth_missed(const roster::ladder& ladder, int n) {
    if (ladder.then != roster::ladder_end::next_channel) return {nth_step(ladder, n), 0};
    const int lap = static_cast<int>(ladder.after.size()) + 1;
    const int in_lap = (n - 1) % lap + 1;
    return {nth_step(ladder, in_lap), n / lap};
}

} // namespace intouch::plan
