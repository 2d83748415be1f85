// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/solver/schedule.hpp"
#include "plan/telling/tell.hpp"

#include <cstddef>

namespace intouch::plan {

/// The touch of a placed demand, as `told` says. It moves what it can out of `d`.
[[nodiscard]] touch make_touch(schedule& s, std::size_t index, const telling& told, demand& d);

} // namespace intouch::plan
