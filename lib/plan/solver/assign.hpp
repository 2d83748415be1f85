// SPDX-License-Identifier: MIT
// The problem. Each touch i needs a slot (an occurrence of a block that accepts it, or a day) and a minute in
// it. These are the hard limits. The minutes of a touch lie inside the slot and inside its own hours and reach. They
// overlap no other touch. A day holds its limit. Nothing lies before `earliest` or on a day away, and for another
// touch's sake nothing moves into the freeze. The objective has two ranks (lib/README.md, "Objective"): first the least
// sum of costs, convex in the day; then little movement from the published plan. With equal lengths and no hours this is
// a min-cost flow. With mixed lengths it is the generalised assignment problem with release times, which is
// NP-hard, and a flow does not know what fits together.
//
// The method has three steps.
// 1. Pins stand. A published touch that did not change keeps its place. The other touches are placed one by
//    one, each in the cheapest slot with room. When that slot lies past the window, others may give way
//    (ejection_chain.hpp). The order is that of their latest dates. While time is short, protected people come first.
//    Then come those that are past these dates, by lateness in their own intervals.
// 2. New touches that compete with others exchange slots (settle_conflicts.hpp). Then the touches of
//    two slots change places in the best way, and late ones are let into three (repack_slots.hpp).
// 3. New touches, and published touches past their window, move to better slots that came free. The greatest
//    gain comes first. Every move lowers the total, so the loop ends. The next plan starts from its end and
//    finds nothing to do.
//
// One change moves few touches. So the sum of costs is the least of all only where nothing is published.
// After that, it is the least that moves no touch in its window for another touch, except in ejection chains, and
// except an about touch of which the user is told nothing new.
// tests/bench/optimality prints the distance to the least of all.
#pragma once

#include "ledger/published.hpp"
#include "plan/solver/schedule.hpp"

namespace intouch::plan {

/// Gives every demand a position, within the hard limits. A demand without a position afterwards has none
/// within twenty years. The answer does not depend on the order of demands. It is a fixed point: the same demands with
/// these positions published stay where they are.
void assign(schedule& s, const ledger::published_plan& published);

} // namespace intouch::plan
