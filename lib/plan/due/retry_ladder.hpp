// SPDX-License-Identifier: MIT
// One retry ladder: the step that the n-th attempt, or the n-th missed day, leads to.
#pragma once

#include "core/date.hpp"
#include "core/span.hpp"
#include "ledger/kind.hpp"
#include "roster/settings.hpp"

#include <cstdint>

namespace intouch::plan {

enum class step_kind : std::uint8_t { wait, next_channel, rest };

struct step {
    step_kind kind = step_kind::wait;
    span wait{1, span_unit::day}; ///< for step_kind::wait; the other steps follow on the next day
    bool operator==(const step&) const = default;
};

/// `n` counts from 1. Past the last wait, `then` decides: `repeat` gives the last wait again.
[[nodiscard]] step nth_step(const roster::ladder& ladder, int n);

/// The shorter of `wait` and `every`, both from `from` on.
[[nodiscard]] span capped_wait(span wait, span every, date from);
/// The same, but at least a fiftieth of `every`: a week for a yearly friend.
[[nodiscard]] span fitted_wait(span wait, span every, date from);

/// The ladder of an outcome; none for `unreachable`, after which the next channel follows at once.
[[nodiscard]] const roster::ladder* ladder_of(const roster::retry_settings& retry,
                                              ledger::entry_kind outcome);

/// The step after `n` missed days in a row. With `then = "next-channel"` each channel gets the whole ladder:
/// `channels` is the number of channels left behind, and the next channel starts the ladder again.
struct missed_step {
    step now;
    int channels = 0;
    bool operator==(const missed_step&) const = default;
};
[[nodiscard]] missed_step nth_missed(const roster::ladder& ladder, int n);

} // namespace intouch::plan
