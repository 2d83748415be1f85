// SPDX-License-Identifier: MIT
// Makes the slots of a schedule from the user's time: blocks, days, days away and appointments.
#pragma once

#include "core/zone.hpp"
#include "plan/availability/away_days.hpp"
#include "plan/availability/block_changes.hpp"
#include "plan/availability/busy_times.hpp"
#include "plan/availability/occurrences.hpp"
#include "plan/solver/timeline.hpp"
#include "roster/settings.hpp"

#include <cstddef>
#include <vector>

namespace intouch::plan {

/// The settings that the solver reads.
struct solver_settings {
    std::vector<const roster::block*> blocks{}; ///< by id
    std::vector<block_changes> changes{};       ///< by block: what the user moved or left out
    roster::day_settings days{};
    minutes freeze{0};
};

/// Whole minutes, rounded down.
[[nodiscard]] inline int minutes_between(instant from, instant to) {
    return static_cast<int>(std::chrono::floor<minutes>(to - from).count());
}

class slot_source {
public:
    /// `away` and `busy` must outlive this.
    slot_source(solver_settings settings, const away_days& away, const busy_times& busy, time_zone zone);

    [[nodiscard]] const solver_settings& settings() const { return settings_; }
    [[nodiscard]] const away_days& away() const { return away_; }
    [[nodiscard]] const busy_times& busy() const { return busy_; }
    [[nodiscard]] const time_zone& zone() const { return zone_; }
    [[nodiscard]] instant midnight(date day) const { return zone_.to_instant(local_second{day}); }

    /// The occurrences of a block that begin on days in [from, to), in order.
    [[nodiscard]] std::vector<slot> of_block(std::size_t block, date from, date to) const;
    [[nodiscard]] slot of_day(date day) const;

private:
    [[nodiscard]] slot of_occurrence(const occurrence& o) const;

    solver_settings settings_;
    const away_days& away_;
    const busy_times& busy_;
    time_zone zone_;
};

} // namespace intouch::plan
