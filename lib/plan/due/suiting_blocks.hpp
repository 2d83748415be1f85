// SPDX-License-Identifier: MIT
// When the blocks of the user suit a demand, before the solver gives it a slot (lib/README.md, "No block suits").
#pragma once

#include "plan/availability/away_days.hpp"
#include "plan/availability/block_changes.hpp"
#include "plan/availability/occurrences.hpp"
#include "plan/due/demand.hpp"

#include <map>
#include <optional>
#include <string>
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
    /// times, leaves time for the demand.
    [[nodiscard]] bool suit(const demand& d, date from, date to);
    /// The day of the first occurrence from that instant on that leaves time for the demand. It looks a year ahead.
    [[nodiscard]] std::optional<date> first_after(const demand& d, instant from);
    /// The window of a rung ends no earlier than the first occurrence from `from` on that suits it.
    void end_at_occurrence(demand& d, instant from);

private:
    struct entry {
        const roster::block* block = nullptr;
        block_changes changes;
        minutes longest{0};
        std::size_t times_a_week = 0;
        std::map<int, std::vector<occurrence>> parts; ///< by the number of their stretch of days
    };

    [[nodiscard]] static bool lets_in(const entry& e, const demand& d);
    const std::vector<occurrence>& part(entry& e, int number);
    bool leaves_time(const demand& d, const occurrence& o);
    bool suits(entry& e, const demand& d, date from, date to);

    const plan_input& in_;
    away_days away_;
    std::vector<entry> blocks_;
    /// The answers for people without `reach`, by zone, hours and length.
    std::map<std::string, std::map<occurrence, bool>> known_;
};

} // namespace intouch::plan
