// SPDX-License-Identifier: MIT
// Room for one more where the places are taken: somebody gives way to it, somebody else to them, and so on,
// until one takes a place that is free (an ejection chain: Glover 1996).
//
// Where minutes are short all places up to a far day are taken. One jump from here to there costs a yearly
// touch little and a monthly one a lot, so with a single jump it would always be the longest cadences that
// wait. In the optimum everybody is as late as the others, in intervals of their own, and to insert one touch
// moves many by a little. A few jumps, each short by the cadence of whoever makes it, come near that.
//
// A long touch may need a place that several short ones hold, which no single jump empties: a visit whose day
// was missed would wait for the first day on which nobody writes a text. So up to three of one place may go
// together, each to what is free.
#pragma once

#include "plan/solver/schedule.hpp"

namespace intouch::plan {

/// How far to look.
struct effort {
    int chain = 1;          ///< who give way at most, one after another
    std::size_t tried = 12; ///< of those who could, the most promising
};
/// When few are new; when many are, they come in an order that leaves little to mend.
inline constexpr effort thorough{.chain = 3, .tried = 5};
inline constexpr effort quick{.chain = 1, .tried = 12};

/// Seats `who`, who stands nowhere, for less than the `free` place it could take, the losses of those who
/// give way included; else says so and leaves all as it is.
bool make_room(board& b, std::size_t who, const offer& free, const effort& e);

} // namespace intouch::plan
