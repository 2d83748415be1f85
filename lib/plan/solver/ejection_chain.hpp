// SPDX-License-Identifier: MIT
// Makes room for one more touch where all slots are taken (ejection chains: Glover 1996). One touch gives its
// slot up, moves to the slot of a second, and so on, until the last one moves to a free slot.
//
// In a shortage all slots up to a far day are taken. A single move to that day costs a yearly touch little
// and a monthly one much, so single moves always delay the longest cadences. In the optimum all touches are
// equally late, measured in their own intervals, and one new touch moves many others by a little. A few short
// moves come near that.
//
// A long touch may need a slot that several short touches share. No single move empties it: a visit would
// wait for the first day on which nobody writes a text. So up to three touches of one slot may leave it
// together, each to a free slot.
#pragma once

#include "plan/solver/schedule.hpp"

#include <cstddef>

namespace intouch::plan {

/// How far to look.
struct effort {
    int chain = 1;          ///< touches that give way one after another
    std::size_t tried = 12; ///< of the touches that could give way, the most promising
};
/// For few new touches.
inline constexpr effort thorough{.chain = 3, .tried = 5};
/// For many new touches: their order leaves little to improve.
inline constexpr effort quick{.chain = 1, .tried = 12};

/// Places a touch without a position for less than the cost of `free`, including the losses of the touches
/// that give way. Otherwise changes nothing, and returns false.
bool place_by_ejection(schedule& s, std::size_t index, const candidate& free, const effort& e);

} // namespace intouch::plan
