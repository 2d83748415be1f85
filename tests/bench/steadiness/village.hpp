// SPDX-License-Identifier: MIT
// The simulated people, their blocks, and the events: the same for every method. The outcome of a try depends
// on the person and on the number of the try, never on the date, so that no method can be lucky.
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
    bool eventful = true;  ///< failed tries, missed days, holidays, edits; else every try succeeds
    bool every_one = true; ///< plan after each event; else once a day
    std::uint64_t seed = 1;
};

/// 300 people of cadences from weekly to yearly, in three circles, some far away, and the blocks.
[[nodiscard]] test::world village(const scenario& s);
/// One new person.
[[nodiscard]] roster::person newcomer(const scenario& s, int number);

enum class answer : std::uint8_t { reached, left_message, no_answer, no_word };
/// The outcome of a person's nth try; `no_word`: the try is not made, and not logged.
[[nodiscard]] answer answer_of(const scenario& s, const std::string& person, int nth);
/// Whether nothing is logged on a whole day.
[[nodiscard]] bool lost_day(const scenario& s, date day);

enum class happening : std::uint8_t { called_us, moved, joined, left, cadence, holiday };
struct event {
    happening what;
    std::string person; ///< empty for a holiday
    int days = 0;       ///< a move: how far ahead; a holiday: how far ahead it begins
    int length = 0;     ///< of a holiday
    span every{};       ///< a cadence: the new one
};
/// The events of the day beside tries; `people` are the present ids.
[[nodiscard]] std::vector<event> happenings(const scenario& s, date day,
                                            const std::vector<std::string>& people);

/// Minutes that the blocks give on that day.
[[nodiscard]] int minutes_on(const test::world& w, date day);
[[nodiscard]] bool away(const test::world& w, date day);
/// Whether the blocks give time on one of these days: a weekly cadence cannot be kept in a holiday of two
/// weeks.
[[nodiscard]] bool any_time(const test::world& w, date from, date to);

} // namespace intouch::bench
