// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "roster/person.hpp"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace intouch::plan {

/// The touch of the round for each person, also for each person in `with`, and the booking of each gathering.
/// Holds pointers into the agenda.
class touches_by_person {
public:
    explicit touches_by_person(const agenda& a);
    /// Null when nothing is planned.
    [[nodiscard]] const touch* of(std::string_view person) const;

private:
    std::unordered_map<std::string_view, const touch*> touches_;
};

/// The same for one person, without an index.
[[nodiscard]] const touch* round_touch(const agenda& a, std::string_view person);

/// All other touches of a person, household or gathering, in the order of the agenda: promises, occasions,
/// touches of single members of the household, bookings of their gatherings.
[[nodiscard]] std::vector<const touch*> touches_beside(const agenda& a, std::string_view id,
                                                       const roster::roster& r);

} // namespace intouch::plan
