// SPDX-License-Identifier: MIT
#pragma once

#include "plan/solver/schedule.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace intouch::plan {

/// Moves touches to better slots that came free, the greatest gain first, until no touch gains anything.
/// Published touches in their window stay.
class improvement {
public:
    explicit improvement(schedule& s) : schedule_(s) {}
    /// Whether any touch moved. From the second time on, looks only at slots that were touched in between.
    bool run();

private:
    [[nodiscard]] std::optional<std::vector<slot_id>> touched_since();
    [[nodiscard]] std::optional<candidate> cheaper_slot(std::size_t index, double now);
    [[nodiscard]] bool may_gain(std::size_t index, double now, const std::vector<slot_id>& from) const;

    schedule& schedule_;
    bool first_ = true;
    std::size_t seen_ = 0; ///< of the touched slots
};

} // namespace intouch::plan
