// SPDX-License-Identifier: MIT
// Pins: what the user said stands against any limit.
#pragma once

#include "plan/solver/schedule.hpp"

namespace intouch::plan {

/// Those with a time, exactly there.
void seat_pinned_times(board& b);
/// Those with a day that stand nowhere: at a time in an accepting block, else all-day.
void seat_pinned_days(board& b);
/// Bookings that found no place before their gathering, each on one of the days until then all the same: pins
/// fill them.
void stand_in_time(board& b);
/// All-day pins for which time came free that day; whether there were any.
bool give_pins_a_time(board& b);

} // namespace intouch::plan
