// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "roster/person.hpp"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace intouch::plan {

/// Which touches of a person count.
enum class touches_of : std::uint8_t {
    the_round, ///< also for each person in `with`; of a gathering, its booking
    all,       ///< promises and occasions, too: the first of them all
};

/// One touch for each person. Holds pointers into the agenda.
class touches_by_person {
public:
    explicit touches_by_person(const agenda& a, touches_of which = touches_of::the_round);
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
