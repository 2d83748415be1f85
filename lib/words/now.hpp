// SPDX-License-Identifier: MIT
// `intouch now`: the people in reach this minute, as cells of a table.
#pragma once

#include "plan/agenda/plan_input.hpp"
#include "plan/reachable_now.hpp"

#include <string>

namespace intouch::words {

struct now_row {
    std::string title; ///< "Call Ada Lovelace"
    std::string
        link; ///< "tel:+442079460000", "sms:…" for a channel that is not live; for a channel with another detail, the detail
    std::string open; ///< "16:25 there, until 20:30", with the day where it differs
    std::string due;  ///< "planned now", "was due 3 Oct", "due today", "due 3 Dec"
    bool operator==(const now_row&) const = default;
};

/// "Call Ada Lovelace", by the channel that works now.
[[nodiscard]] std::string title_of(const plan::at_hand& one, const plan::plan_input& in);
[[nodiscard]] now_row row_of(const plan::at_hand& one, const plan::plan_input& in);

} // namespace intouch::words
