// SPDX-License-Identifier: MIT
#pragma once

#include "plan/due/demand.hpp"
#include "plan/due/gathering.hpp"

namespace intouch::plan {

/// The touch that books the gathering `next`.
[[nodiscard]] demand booking_demand(const plan_input& in, const roster::gathering& g,
                                    const next_gathering& next);

} // namespace intouch::plan
