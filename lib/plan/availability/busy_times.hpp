// SPDX-License-Identifier: MIT
// Appointments to keep clear of, for looking up.
#pragma once

#include "plan/agenda/plan_input.hpp"

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace intouch::plan {

class busy_times {
public:
    busy_times() = default;
    explicit busy_times(std::span<const busy_span> spans);

    /// What appointments leave of [from, to): the longest part without one, of equal ones the first; absent
    /// when nothing is left.
    [[nodiscard]] std::optional<std::pair<instant, instant>> free_part(instant from, instant to) const;
    /// The first that takes some of [from, to), null: none.
    [[nodiscard]] const busy_span* within(instant from, instant to) const;
    /// One that lasts all day and covers all of [from, to), null: none.
    [[nodiscard]] const busy_span* closing(instant from, instant to) const;

private:
    /// The first that may reach beyond `at`.
    [[nodiscard]] std::vector<busy_span>::const_iterator reaching(instant at) const;

    std::vector<busy_span> spans_;  // by start
    std::vector<instant> latest_;   // the latest end up to each: rises
    std::vector<busy_span> closed_; // those that last all day, by start
};

} // namespace intouch::plan
