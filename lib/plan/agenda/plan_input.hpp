// SPDX-License-Identifier: MIT
#pragma once

#include "core/zone.hpp"
#include "ledger/published.hpp"
#include "ledger/state.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <span>
#include <string>
#include <vector>

namespace intouch::plan {

/// Days away, both ends inclusive: an entry of [[away]] after its files are read.
struct away_span {
    date from;
    date to;
    std::string what;
    bool operator==(const away_span&) const = default;
};

/// An appointment of the user, from a [busy.NAME].
struct busy_span {
    instant from;
    instant to;
    bool all_day = false;
    std::string source; ///< its NAME
    bool operator==(const busy_span&) const = default;
};

/// Everything that a plan depends on. References must outlive only the call.
struct plan_input {
    const roster::settings& settings;
    const roster::roster& roster;
    const ledger::state& state;
    const ledger::published_plan& published;
    const std::vector<away_span>& away;
    time_zone zone; ///< the user's
    instant moment;
    std::string instance;  ///< the id of the store, part of every UID; empty without a store
    bool has_store = true; ///< without a store everybody joined on the day of `moment`
    std::span<const busy_span> busy{};
    const ledger::published_pace& pace = no_pace; ///< as last published
    static const ledger::published_pace no_pace;
};

/// The spans of `settings.aways` with written days.
[[nodiscard]] std::vector<away_span> written_away(const roster::settings& settings);

/// The days away that the files say and those that the ledger says. The ledger's come last.
[[nodiscard]] std::vector<away_span> all_away(const std::vector<away_span>& written,
                                              const ledger::state& state);

/// The user's day and wall time at `moment`.
[[nodiscard]] date today(const plan_input& in);
[[nodiscard]] when now(const plan_input& in);

/// The planner looks so far ahead: a touch that finds no slot until then stays unplaced.
constexpr days planning_range = std::chrono::floor<days>(std::chrono::years(20));

/// The first day after the horizon of the calendar.
[[nodiscard]] date horizon_of(const plan_input& in);
/// The first day of the calendar's history.
[[nodiscard]] date history_of(const plan_input& in);

} // namespace intouch::plan
