// SPDX-License-Identifier: MIT
// What the roster needs in the next 52 weeks, and what the user's time gives: the model behind `capacity` and
// the pace. See lib/README.md, "Capacity".
#pragma once

#include "ledger/published.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/capacity/fair_stretch.hpp"
#include "plan/capacity/outcome_shares.hpp"
#include "plan/due/party.hpp"
#include "plan/solver/schedule.hpp"

#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace intouch::plan {

/// People who can be reached in the same way: the same channels, hours, zone and circles.
struct alike_people {
    std::vector<std::string> via; ///< the channels on which they can be reached, in order
    std::vector<std::string> circles;
    bool is_protected = false;
    std::size_t number = 0;         ///< of their class
    std::vector<std::size_t> kinds; ///< by channel of `via`: the kind of its touch
    double gap = 0;                 ///< the mean days between occurrences that accept them, at most 28
    std::vector<demand> samples;    ///< by channel of `via`: a touch of one of them, without a date
};

/// Where a rhythm of the model comes from.
struct rhythm_source {
    std::size_t alike = 0;
    std::string circle; ///< that gives the cadence; empty: the people's own, or the default
    bool is_default = false;
    span every{};
    double at_most =
        std::numeric_limits<double>::infinity(); ///< days: what else gives a cadence, were this one longer
    std::vector<std::size_t> channels{};         ///< by entry of the rhythm's touches: the position in `via`
    double tries_again = 0; ///< the tries of a round after the first: each waits half a gap for its block
};

struct yearly_need {
    yearly_model model;
    std::vector<alike_people> alike;
    std::vector<rhythm_source> sources;       ///< by rhythm of the model
    std::vector<ledger::class_pace> classes;  ///< without figures; most minutes first, at most eight
    std::map<std::string, double> by_circle;  ///< minutes a week
    std::map<std::string, double> by_channel; ///< minutes a week
    double tries = 1;                         ///< that a contact on a live channel takes
    std::string basis;                        ///< a hash of roster, settings, days away and blocks
    std::vector<std::pair<std::string, std::size_t>> class_of; ///< by owner, sorted: the number of the class
};

/// The number of the class of a round's owner; none for who is in no class.
[[nodiscard]] std::optional<std::size_t> class_of(const yearly_need& need, const std::string& owner);

/// The blocks that accept touches of these kinds, in order, without the days.
[[nodiscard]] std::vector<std::size_t> blocks_accepting(const yearly_model& m,
                                                        std::span<const std::size_t> kinds,
                                                        std::size_t days_timeline);
/// The mean days between occurrences of these blocks, at most 28. Where there is no block, the days count.
[[nodiscard]] double gap_between(const yearly_model& m, std::span<const std::size_t> kinds,
                                 std::size_t days_timeline);

/// `s`: a schedule of any demands of `in`; it tells which blocks accept whom, and when they occur.
[[nodiscard]] yearly_need yearly_need_of(const plan_input& in, schedule& s);

} // namespace intouch::plan
