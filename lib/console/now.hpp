// SPDX-License-Identifier: MIT
// The text of `intouch now`: the people whom the user can reach this minute.
#pragma once

#include "console/sheet.hpp"
#include "plan/reachable_now.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::console {

/// `all`: also people who are not due yet, who are only counted without it.
[[nodiscard]] std::string now(const std::vector<plan::at_hand>& people, const plan::plan_input& in,
                              std::optional<minutes> have, bool all, const paper& on);

} // namespace intouch::console
