// SPDX-License-Identifier: MIT
// When the blocks of the user suit a demand, before the solver gives it a slot (lib/README.md, "No block suits").
#pragma once

#include "plan/availability/away_days.hpp"
#include "plan/availability/block_changes.hpp"
#include "plan/availability/occurrences.hpp"
#include "plan/availability/reachable_runs.hpp"
#include "plan/due/demand.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace intouch::plan {

/// It works occurrences out as they are asked for, so one object serves all demands of a plan. Days away count as
/// days without occurrences; appointments and other touches do not matter.
class suiting_blocks {
public:
    /// `in` must outlive this.
    explicit suiting_blocks(const plan_input& in);

    /// Whether the filters and the length of a block let the demand in, at whatever hour.
    [[nodiscard]] bool let_in(const demand& d) const;
    /// Whether an occurrence of such a block in [from, to], or the first one after it of each of the block's weekly
    /// times, leaves time for the demand. It looks a year ahead.
    [[nodiscard]] bool suit(const demand& d, date from, date to);
    /// The day of the first occurrence from that instant on that leaves time for the demand. It looks a year ahead.
    [[nodiscard]] std::optional<date> first_after(const demand& d, instant from);
    /// The window of a rung ends no earlier than the first occurrence from `from` on that suits it.
    void end_at_occurrence(demand& d, instant from);

private:
    /// No window inside [from, to] has an occurrence that suits.
    struct windows {
        date from = date::max();
        date to = date::min();
        /// A window that does not touch these takes their place.
        void add(date first, date last);
    };

    struct turn {
        occurrence what;
        std::size_t weekly_time;          ///< the number of its weekday and minute of the day
        std::vector<std::uint64_t> kinds; ///< in each zone; 0: not known yet
    };

    struct entry {
        const roster::block* block = nullptr;
        block_changes changes;
        minutes longest{0};
        std::size_t times_a_week = 0;
        std::map<std::pair<unsigned, minutes>, std::size_t>
            weekly_times;                       ///< by weekday and minute of the day
        std::map<int, std::vector<turn>> parts; ///< by the number of their stretch of days
        std::map<std::pair<std::size_t, minutes>, windows> without; ///< by number of hours, and length
    };

    [[nodiscard]] static bool lets_in(const entry& e, const demand& d);
    std::size_t weekly_time_of(entry& e, const occurrence& o) const;
    std::vector<turn>& part(entry& e, int number);
    bool leaves_time(std::size_t hours, minutes length, turn& t);
    bool suits(entry& e, std::size_t hours, const demand& d, date from, date to);

    const plan_input& in_;
    away_days away_;
    std::vector<entry> blocks_;
    reachable_runs reachable_;
};

} // namespace intouch::plan
