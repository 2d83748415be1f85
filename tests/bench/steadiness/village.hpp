// SPDX-License-Identifier: MIT
// The people who are simulated, their blocks, and what life brings: the same for every way of planning. What
// somebody answers hangs on who they are and how often they were tried, never on when, so that a method
// cannot be lucky.
#pragma once

#include "plan/generated.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::bench {

struct scenario {
    std::string name;
    int people = 300;
    int years = 1;
    int settling = 0;      ///< years before anything is measured
    double load = 0.5;     ///< minutes that the cadences need, for each that the blocks give
    bool eventful = true;  ///< tries that fail, missed days, holidays, edits; else everybody answers
    bool every_one = true; ///< plan after each event; else once a day
    std::uint64_t seed = 1;
};

/// 300 people of cadences from weekly to yearly, in three circles, some far away, and the blocks.
[[nodiscard]] test::world village(const scenario& s);
/// One more, whom nobody knew before.
[[nodiscard]] roster::person newcomer(const scenario& s, int number);

enum class answer : std::uint8_t { reached, left_message, no_answer, no_word };
/// What comes of somebody's nth try; `no_word`: it is not made, and nothing is said of it.
[[nodiscard]] answer answer_of(const scenario& s, const std::string& person, int nth);
/// Whether a whole day goes by without a word.
[[nodiscard]] bool lost_day(const scenario& s, date day);

enum class happening : std::uint8_t { called_us, moved, joined, left, cadence, holiday };
struct event {
    happening what;
    std::string person; ///< of a holiday nobody
    int days = 0;       ///< a move: how far ahead; a holiday: how far ahead it begins
    int length = 0;     ///< of a holiday
    span every{};       ///< a cadence: the new one
};
/// What the day brings beside tries; `people` are the ids that there are.
[[nodiscard]] std::vector<event> happenings(const scenario& s, date day,
                                            const std::vector<std::string>& people);

/// Minutes that the blocks give on that day.
[[nodiscard]] int minutes_on(const test::world& w, date day);
[[nodiscard]] bool away(const test::world& w, date day);
/// Whether the blocks give anything on one of these days; a cadence of a week knows no holiday of two.
[[nodiscard]] bool any_time(const test::world& w, date from, date to);

} // namespace intouch::bench
