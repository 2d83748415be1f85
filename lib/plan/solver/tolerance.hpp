// SPDX-License-Identifier: MIT
#pragma once

namespace intouch::plan {

/// The least saving that counts, relative to the cost: above the noise of floating point.
inline constexpr double tolerance = 1e-9;

} // namespace intouch::plan
