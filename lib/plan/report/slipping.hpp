// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::plan {

/// A person or household whose window has ended without contact.
struct slipping_person {
    std::string person; ///< the lead of a household
    std::string owner;  ///< the household, else the person
    std::string name;
    std::vector<std::string> with;    ///< ids of the household's other active members
    std::optional<date> last_contact; ///< absent: none is known
    date ideal;                       ///< of the round, at its pace
    date latest;                      ///< the end of the window, at the pace
    days late{0};                     ///< from `latest` to today, at least 1
    days every{1};                    ///< their own interval, at the pace
    std::optional<date> planned;      ///< the day of the touch in the agenda; absent: it has no slot
    bool operator==(const slipping_person&) const = default;
};

/// How many of their own intervals they are late.
[[nodiscard]] inline double intervals_late(const slipping_person& s) {
    return static_cast<double>(s.late.count()) / static_cast<double>(s.every.count());
}

/// The people beyond the window that their cadence gives, stretched by the pace; retries and pins do not widen it.
/// Nobody who is paused or has not joined. The most intervals late first, then by owner.
/// Precondition: `a` is the plan of `in`.
[[nodiscard]] std::vector<slipping_person> slipping(const plan_input& in, const agenda& a);

} // namespace intouch::plan
