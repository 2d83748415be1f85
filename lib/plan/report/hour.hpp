// SPDX-License-Identifier: MIT
#pragma once

#include "core/zone.hpp"
#include "ledger/state.hpp"
#include "plan/report/report.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <map>
#include <string>
#include <vector>

namespace intouch::plan {

/// What came of an hour that was kept for touches.
struct hour_result {
    int tried = 0;
    int messages = 0;                  ///< left
    std::vector<reached_person> spoke; ///< or wrote; in the order of their times
    std::vector<story> stories;
    bool operator==(const hour_result&) const = default;
};

/// The outcomes of people on the roster whose time is known, for many hours.
class hour_results {
public:
    /// Outcomes since the day `since`.
    hour_results(const ledger::state& state, const roster::roster& people,
                 const std::map<std::string, roster::block>& blocks, const time_zone& zone, date since);

    /// Of the hour from `from` to `to`. What is said in the half hour after it counts too, until another block begins.
    [[nodiscard]] hour_result of(instant from, instant to) const;

private:
    struct outcome {
        instant at;
        const ledger::entry* entry;
        const roster::person* person;
    };
    std::vector<outcome> outcomes_; ///< by time
    std::vector<instant> begins_;   ///< of all blocks, from the first outcome on, sorted
};

} // namespace intouch::plan
