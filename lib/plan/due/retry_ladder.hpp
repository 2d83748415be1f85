// SPDX-License-Identifier: MIT
// One retry ladder: the step that the n-th attempt, or the n-th missed day, leads to.
#pragma once

#include "ledger/kind.hpp"
#include "roster/settings.hpp"

#include <cstdint>

namespace intouch::plan {

enum class step_kind : std::uint8_t { wait, next_channel, rest };

struct step {
    step_kind kind = step_kind::wait;
    span wait{1, span_unit::day}; ///< of `wait`; the others go on the next day
    bool operator==(const step&) const = default;
};

/// `n` from 1. Past the last wait: `repeat` waits it again, the others say so.
[[nodiscard]] step nth_step(const roster::ladder& ladder, int n);

/// The ladder of an attempt's outcome; none for `unreachable`, which goes to the next channel at once.
[[nodiscard]] const roster::ladder* ladder_of(const roster::retry_settings& retry,
                                              ledger::entry_kind outcome);

/// Days missed in a row. With `then = "next-channel"` each channel is given the whole ladder: `channels` is
/// how many were left behind, and on the next one the waits begin again.
struct missed_step {
    step now;
    int channels = 0;
    bool operator==(const missed_step&) const = default;
};
[[nodiscard]] missed_step nth_missed(const roster::ladder& ladder, int n);

} // namespace intouch::plan
