// SPDX-License-Identifier: MIT
// The way back when something was tried on the board and did not come to pass.
#pragma once

#include "plan/solver/schedule.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace intouch::plan {

class as_it_was {
public:
    explicit as_it_was(board& b) : b_(b) {}

    /// How everybody who may move sits there.
    void remember(std::size_t lane, std::size_t bin);
    /// Everybody who was remembered sits there again. Whoever was not has left before.
    void put_back();

private:
    board& b_;
    std::vector<std::pair<std::size_t, standing>> before_;
};

} // namespace intouch::plan
