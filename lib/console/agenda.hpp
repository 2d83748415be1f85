// SPDX-License-Identifier: MIT
// The text of `intouch agenda` and `intouch plan`: touches, occasions and gatherings, day by day.
#pragma once

#include "console/sheet.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <optional>
#include <string>

namespace intouch::console {

struct agenda_choice {
    std::optional<date>
        last{}; ///< the last day that is shown; absent: all, a long plan by week after two weeks
    bool all_notices = false; ///< else one line stands for them
};

/// Notices first, then the days: what is read last stays on the screen.
[[nodiscard]] std::string agenda(const plan::agenda& a, const plan::plan_input& in,
                                 const agenda_choice& choice, const paper& on);

} // namespace intouch::console
