// SPDX-License-Identifier: MIT
// Pins: the user's word stands against any limit. See lib/README.md, "Which date rules".
#pragma once

#include "plan/solver/schedule.hpp"

namespace intouch::plan {

/// Places each pin with a time exactly there.
void place_pinned_times(schedule& s);
/// Places each pin to a day that has no position: at a time in an accepting block, else all-day.
void place_pinned_days(schedule& s);
/// Gives a booking without a slot before its gathering one of the days before it. When the day is full, touches that
/// may move leave it and have no position.
void place_in_time(schedule& s);
/// Gives all-day pins a time that came free on their day. Whether there were any.
bool give_pins_a_time(schedule& s);

} // namespace intouch::plan
