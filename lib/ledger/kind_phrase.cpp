// SPDX-License-Identifier: MIT
#include "ledger/kind_phrase.hpp"

namespace intouch::ledger {

std::string kind_phrase(entry_kind kind) {
    using enum entry_kind;
    switch (kind) {
    case joined:
        return "joined";
    case reached:
        return "reached";
    case they_reached_out:
        return "they reached out";
    case sent:
        return "sent";
    case left_message:
        return "left a message";
    case no_answer:
        return "no answer";
    case missed:
        return "the day went by";
    case unreachable:
        return "number or address dead";
    case skipped:
        return "skipped";
    case moved:
        return "moved";
    case promised:
        return "promised";
    case kept:
        return "promise kept";
    case paused:
        return "paused";
    case resumed:
        return "resumed";
    case lost:
        return "lost touch";
    case found:
        return "found again";
    case booked:
        return "booked";
    case held:
        return "took place";
    case excused:
        return "could not come";
    case block_moved:
        return "block moved";
    case block_skipped:
        return "block left out";
    case noted:
        return "noted";
    case confirmed:
        return "details confirmed";
    case away:
        return "away";
    case undone:
        return "undone";
    }
    return {};
}

} // namespace intouch::ledger
