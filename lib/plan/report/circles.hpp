// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <string>
#include <vector>

namespace intouch::plan {

/// What a feed, an account or a target with `circles` may know: the people of these circles, their items, and the
/// blocks that let one of them in. A household and a gathering keep those of their people alone.
struct circle_view {
    roster::settings settings;
    roster::roster roster;
    plan::agenda agenda;
};

/// `circles` is never empty.
[[nodiscard]] circle_view view_of_circles(const roster::settings& settings, const roster::roster& roster,
                                          const plan::agenda& agenda, const std::string& instance,
                                          const std::vector<std::string>& circles);

} // namespace intouch::plan
