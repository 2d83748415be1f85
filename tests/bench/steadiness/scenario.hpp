// SPDX-License-Identifier: MIT
#pragma once

#include "bench/steadiness/chance.hpp"
#include "bench/steadiness/rosters.hpp"

#include <string>

namespace intouch::bench {

/// One life to simulate.
struct scenario {
    std::string roster = "parent";
    double load = 1; ///< need, with tries and waste, over places
    std::uint64_t seed = 1;
    double years = 2;
    odds chance{};                  ///< what happens; the load is counted with the usual odds
    bool protects = true;           ///< each twelfth person
    bool logs = true;               ///< false: the user says nothing
    double blocks_after_a_year = 1; ///< the length of all blocks is multiplied by it after a year
    bool overdue = false;           ///< everybody is long overdue on the first day
};

[[nodiscard]] inline days length_of(const scenario& s) { return days(static_cast<int>(365 * s.years)); }

/// The village of a scenario, its cadences scaled to the load, everybody at a random point of the round.
struct setting {
    test::world world;
    std::set<std::string> protected_people;
    double stretch = 1;
};
[[nodiscard]] setting make_setting(const scenario& s);

/// What happens beside tries, in the rosters that are eventful.
enum class happening : std::uint8_t { called_us, moved, joined, promised, holiday, appointment };
struct event {
    happening what;
    std::string person{};
    int days = 0;   ///< from today
    int length = 0; ///< of a holiday, in days; of an appointment, in minutes
};
[[nodiscard]] std::vector<event> events_of(const scenario& s, date day, const test::world& w);

} // namespace intouch::bench
