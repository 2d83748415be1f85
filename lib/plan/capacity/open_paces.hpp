// SPDX-License-Identifier: MIT
// Open rounds whose pace is below that of their class (lib/README.md, "Pace").
#pragma once

#include "plan/capacity/yearly_need.hpp"

#include <map>
#include <span>
#include <string>

namespace intouch::plan {

/// The paces of open rounds that are below the pace of the class, by owner. `wanted` is collected at pace 1.
///
/// In the first plan of all: the pace stretches whole intervals, also the part that went by before, and would leave
/// the first months empty. So the k-th of n people of a class, by what is left of the interval, has at most k/n of
/// the interval left, as it is once the pace has counted for long.
///
/// Later: such a round keeps its pace, and takes part in a rise.
[[nodiscard]] std::map<std::string, double> open_paces(const plan_input& in, const yearly_need& need,
                                                       const ledger::published_pace& pace,
                                                       std::span<const demand> wanted);

} // namespace intouch::plan
