// SPDX-License-Identifier: MIT
// A touch with a time that the user made an event of the whole day in the calendar. It stands in no block, so that
// it does not jump back to a time on a day with one.
#pragma once

#include "plan/agenda/plan_input.hpp"

#include <string>
#include <string_view>

namespace intouch::plan {

/// The `detail` of the `moved` entry of such an edit.
inline constexpr std::string_view all_day_mark = "all-day";

/// Whether the newest move to `to` of the round of `owner` was such an edit. `names`: that of a promise instead.
[[nodiscard]] bool is_made_all_day(const plan_input& in, const std::string& owner, const std::string& names,
                                   const when& to);

} // namespace intouch::plan
