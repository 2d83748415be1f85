// SPDX-License-Identifier: MIT
// What a simulated life leaves to chance. An outcome depends on the person and on the number of the try, never on
// the date, so that no method can be lucky.
#pragma once

#include "core/date.hpp"
#include "plan/agenda/plan_input.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace intouch::bench {

struct odds {
    double reached = 0.5;   ///< of a try on a live channel
    double no_answer = 0.3; ///< the rest: a message is left
    double ignored = 0.1;   ///< days on which the user does and logs nothing
};

enum class answer : std::uint8_t { reached, no_answer, left_message };
/// The outcome of a person's nth try on a live channel.
[[nodiscard]] answer answer_of(std::uint64_t seed, const odds& o, const std::string& person, int nth);
[[nodiscard]] bool ignored(std::uint64_t seed, const odds& o, date day);

/// Nine days in each half year.
[[nodiscard]] std::vector<plan::away_span> holidays(std::uint64_t seed, date first, days length);

/// A number of at least 0 and below `n`, always the same for these words.
[[nodiscard]] int pick(std::uint64_t seed, const std::string& words, int n);

} // namespace intouch::bench
