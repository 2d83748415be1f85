// SPDX-License-Identifier: MIT
// The page of one get-together: when it is, what books it, who comes, and what became of it.
#pragma once

#include "screens/person.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::screens {

struct gathering_screen {
    struct member {
        std::string id, name;
        bool operator==(const member&) const = default;
    };
    std::string id, name;
    std::string about; ///< "Every year · 3 days"
    std::string when;  ///< "Friday 7 May 2027, booked"
    int round = 1;
    bool booked = false;
    date day;                       ///< the first one
    date held;                      ///< the day that a form proposes for what took place
    std::vector<std::string> lines; ///< the count, the members, the note of the booking
    std::optional<touch_card> booking;
    std::vector<member> members;
    std::vector<happened> history; ///< the newest first
    bool operator==(const gathering_screen&) const = default;
};

/// Absent: no gathering of the roster has that id. `entries`: the whole ledger.
[[nodiscard]] std::optional<gathering_screen> gathering_of(std::string_view id, const plan::agenda& a,
                                                           const plan::plan_input& in,
                                                           std::span<const ledger::entry> entries);

} // namespace intouch::screens
