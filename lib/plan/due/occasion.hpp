// SPDX-License-Identifier: MIT
// Which of a person's occasions has a touch, and on what day: design 5, "Occasions". The touch stands `lead`
// before the day; missed, it gets one more day, and then it is over for the year.
#pragma once

#include "ledger/state.hpp"
#include "plan/agenda/plan_input.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::plan {

/// An occasion of one year whose touch is open.
struct open_occasion {
    const roster::occasion* what = nullptr;
    int year = 0;
    date on;                       ///< the occasion itself
    date day;                      ///< of the touch; never before `today`
    bool missed = false;           ///< once already, so that `day` is the one that it gets more
    std::optional<minutes> time{}; ///< when it was moved to one
    bool operator==(const open_occasion&) const = default;
};

/// As things stand on `today`: the next year's of each occasion with `via`, in the order of the roster. One
/// that first appears when `lead` has gone by, but not the day itself, is for today. What falls into a pause
/// is left out for that year.
[[nodiscard]] std::vector<open_occasion> open_occasions(const roster::person& person,
                                                        const ledger::person_state& state, date today);

/// How entries name it.
[[nodiscard]] std::string name_of(const roster::person& person, const open_occasion& o);
/// What became of it so far.
[[nodiscard]] ledger::occasion_mark mark_of(const ledger::person_state& state, const std::string& name,
                                            int year);
/// Whether it is over on `today`: closed, missed twice, or gone by.
[[nodiscard]] bool is_over(const roster::occasion& o, int year, const ledger::occasion_mark& mark,
                           date today);

/// The first of its channels that is not unusable; empty: none.
[[nodiscard]] std::string channel_for(const roster::settings& settings, const roster::person& person,
                                      const ledger::person_state& state, const std::vector<std::string>& via);

/// Whether a contact of that day says that the occasion was marked: on the day of its touch or later; or, for
/// what has to travel, up to a week before by one of its own channels.
[[nodiscard]] bool marks(const open_occasion& o, date day, const std::string& channel);

/// The occasion whose day a round of `people` takes that is wanted from `earliest` to `latest`: the first one
/// that the window holds and whose channel counts as contact; as things stand on `today`.
struct absorbed_occasion {
    const roster::person* person = nullptr;
    open_occasion occasion;
    std::string channel;
    bool operator==(const absorbed_occasion&) const = default;
};
[[nodiscard]] std::optional<absorbed_occasion> absorbed_occasion_of(const plan_input& in,
                                                                    const std::vector<std::string>& people,
                                                                    date today, date earliest, date latest);

} // namespace intouch::plan
