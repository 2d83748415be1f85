// SPDX-License-Identifier: MIT
#pragma once

#include "plan/solver/schedule.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace intouch::plan {

/// The way back from a move that did not work out.
class rollback {
public:
    explicit rollback(schedule& s) : schedule_(s) {}

    /// Remembers the positions of all touches in that slot that are not fixed.
    void remember(slot_id id);
    /// Puts the remembered touches back. Every other touch has left these slots before.
    void restore();

private:
    schedule& schedule_;
    std::vector<std::pair<std::size_t, position>> before_;
};

} // namespace intouch::plan
