// SPDX-License-Identifier: MIT
// The date that the cadence alone gives the open round: design 5, "Ideal date". Pins, ladders and pauses come
// later, and a closing entry remembers this date and not theirs.
#pragma once

#include "plan/agenda/reason.hpp"
#include "plan/due/party.hpp"

#include <optional>
#include <vector>

namespace intouch::plan {

struct cadence_date {
    date ideal;
    /// What a tolerance in percent is of: the days from the last contact to the ideal; where a skip or the
    /// first day stands for a contact, from there (of the first day, the days of `every`).
    days interval{0};
    /// e of the objective: the days that `every`, or the step of the intro, takes from there, at least 1.
    days every{1};
    bool intro = false; ///< a step of [intro] gave it
    std::vector<reason> reasons;
    bool operator==(const cadence_date&) const = default;
};

/// `s.joined` must be there for somebody who was never contacted.
///
/// - After a contact: it + every; with anchor "schedule" the ideal of the round it closed + every, as often
/// as it takes
///   to come after the contact, each time from where the last one landed (31 Jan, 28 Feb, 28 Mar), so that a
///   late contact makes no other date than timely ones.
/// - After a skip, whatever the anchor: the later of that round's ideal and the day of the skip, + every,
/// unless a contact
///   is newer.
/// - Stage new, fewer contacts than [intro] has steps: the last contact, skip or first day + the step of that
/// many contacts.
/// - Never contacted: the first day + a phase from the hash of the id, within `every` or the ramp's,
/// whichever is shorter.
[[nodiscard]] cadence_date cadence_date_of(const party& s);

} // namespace intouch::plan
