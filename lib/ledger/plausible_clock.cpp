// SPDX-License-Identifier: MIT
#include "ledger/plausible_clock.hpp"

namespace intouch::ledger {

bool is_plausible(instant now, std::optional<instant> newest_entry) {
    constexpr std::chrono::hours adjusted{1};
    constexpr days silent{548}; // a year and a half
    if (!newest_entry) return true;
    return now >= *newest_entry - adjusted && now <= *newest_entry + silent;
}

} // namespace intouch::ledger
