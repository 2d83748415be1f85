// SPDX-License-Identifier: MIT
// Which of a person's occasions have a touch, and on which day (lib/README.md, "Occasions").
#pragma once

#include "ledger/state.hpp"
#include "plan/agenda/plan_input.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::plan {

/// An occasion of one year with an open touch.
struct open_occasion {
    const roster::occasion* what = nullptr;
    int year = 0;
    date on;                       ///< the day of the occasion
    date day;                      ///< the day of the touch; never before `today`
    bool missed = false;           ///< missed once: `day` is the additional day
    bool moved = false;            ///< the user chose `day`
    std::optional<minutes> time{}; ///< the time of day of the last move, if it has one
    bool operator==(const open_occasion&) const = default;
};

/// The next open touch of each occasion with `via`, as of `today`, in the order of the roster. An occasion
/// that appears on the roster after its `lead` has begun, but before the day itself, is for today. An
/// occasion inside a pause is left out for that year.
[[nodiscard]] std::vector<open_occasion> open_occasions(const roster::person& person,
                                                        const ledger::person_state& state, date today);

/// The name of the occasion in ledger entries.
[[nodiscard]] std::string name_of(const roster::person& person, const open_occasion& o);
/// The state of the occasion in that year.
[[nodiscard]] ledger::occasion_mark mark_of(const ledger::person_state& state, const std::string& name,
                                            int year);
/// Whether the occasion is over on `today`: closed, missed twice, or past.
[[nodiscard]] bool is_over(const roster::occasion& o, int year, const ledger::occasion_mark& mark,
                           date today);

/// The first usable channel of `reachable_via`; empty: none.
[[nodiscard]] std::string channel_for(const roster::settings& settings, const roster::person& person,
                                      const ledger::person_state& state, const std::vector<std::string>& via);

/// Whether a contact on `day` marks the occasion: a contact on the day of its touch or later does. Up to a week
/// earlier a contact on one of its own channels does too, when it goes by post or the occasion has a `lead`.
[[nodiscard]] bool marks(const roster::settings& settings, const open_occasion& o, date day,
                         const std::string& channel);

/// The occasion whose day the round of `people` takes: the first one between `earliest` and `latest` whose
/// channel counts as contact; as of `today`.
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
