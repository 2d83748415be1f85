// SPDX-License-Identifier: MIT
// What the user must mend, for targets with `trouble`.
#pragma once

#include "core/date.hpp"
#include "roster/fault.hpp"
#include "words/calendars.hpp"

#include <string>
#include <vector>

namespace intouch::notify {

struct trouble {
    std::string what; ///< "files" or "calendar.ID"
    std::string text; ///< a sentence; empty: nobody knows yet whether the trouble is over
    instant since;
    minutes patience{0}; ///< the user is told when the trouble has lasted so long
    bool operator==(const trouble&) const = default;
};

/// Files with an error, with the patience of an hour, and accounts out of step, with that of a day. An account that was not
/// in step since the start of the daemon has no text. `since` is left to the caller, who remembers it.
[[nodiscard]] std::vector<trouble> troubles_of(const roster::fault_list& faults,
                                               const std::vector<words::calendar_facts>& accounts);

} // namespace intouch::notify
