// SPDX-License-Identifier: MIT
// The user's appointments, for lookup by time.
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

    /// The longest part of [from, to) without an appointment; of equal parts the first. Absent when nothing
    /// is left.
    [[nodiscard]] std::optional<std::pair<instant, instant>> free_part(instant from, instant to) const;
    /// The first appointment that overlaps [from, to); null: none.
    [[nodiscard]] const busy_span* within(instant from, instant to) const;
    /// An all-day appointment that covers all of [from, to); null: none.
    [[nodiscard]] const busy_span* closing(instant from, instant to) const;

private:
    /// The first appointment that may end after `at`.
    [[nodiscard]] std::vector<busy_span>::const_iterator reaching(instant at) const;

    std::vector<busy_span> spans_;  // sorted by start
    std::vector<instant> latest_;   // the latest end among the spans up to each; ascending
    std::vector<busy_span> closed_; // all-day spans, sorted by start
};

} // namespace intouch::plan
