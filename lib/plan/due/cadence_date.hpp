// SPDX-License-Identifier: MIT
// The date that the cadence alone gives the open round (lib/README.md, "Ideal date"). Pins, retry ladders and
// pauses change it later. A closing entry remembers this date, so a pin or a retry never shifts the cadence.
#pragma once

#include "plan/agenda/reason.hpp"
#include "plan/due/party.hpp"

#include <optional>
#include <vector>

namespace intouch::plan {

struct cadence_date {
    date ideal;
    date own_ideal; ///< at pace 1, as the roster alone says
    /// The ideal that the entry which closes the round remembers: the own one; with anchor "schedule" the
    /// ideal, which lies on the same grid.
    date remembered;
    /// Days from the last contact to the own ideal; a tolerance in percent is a part of them. After a skip
    /// they count from the skip. For a person who was never contacted they are the days of `every`.
    days interval{0};
    /// The interval of lib/README.md, "Objective": the days that `every`, times the pace, or the intro step
    /// takes from there, at least 1.
    days every{1};
    bool intro = false; ///< the date is that of an intro step
    std::vector<reason> reasons;
    bool operator==(const cadence_date&) const = default;
};

// clang-format off
/// The first rule that applies gives the date:
///
///     the party                                    counted from                           plus
///     -----------------------------------------    -----------------------------------    ---------------
///     is new: fewer contacts than intro steps      last contact or skip, else first day   the next step
///     skipped the last round, no contact since     its ideal or the skip, the later       every
///     sent a gift last, no contact since           the day it was sent                    every
///     has a contact, anchor "contact"              the last contact                       every
///     has a contact, anchor "schedule"             the ideal of the closed round          every, repeated
///     was never contacted                          the first day                          a phase
///
/// - "repeated": until the date lies after the contact, each step from the date before it (31 Jan, 28 Feb,
///   28 Mar). So a late contact leads to the same dates as a timely one.
/// - With anchor "schedule" a contact that only the roster knows has no closed round: it counts as with
///   anchor "contact".
/// - The phase is the hash of the id modulo the days of `every`, or of the ramp's `every` when that is
///   shorter.
///
/// While time is short, the days that `every` makes are multiplied by the pace, and a part of a day counts as
/// one: see `stretched`. With anchor "schedule" the ideal is then the first date of the grid not before the
/// closed ideal + pace × every. An intro step does not stretch.
///
/// Precondition: a person who was never contacted has `s.joined`; `pace` is at least 1.
// clang-format on
[[nodiscard]] cadence_date cadence_date_of(const party& s, double pace = 1);

/// `d` × `pace`, rounded up; at most the 20 years that the planner looks ahead, or `d` when that is longer.
[[nodiscard]] days stretched(days d, double pace);

} // namespace intouch::plan
