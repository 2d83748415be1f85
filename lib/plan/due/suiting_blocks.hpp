// SPDX-License-Identifier: MIT
// When the blocks of the user suit a demand, before the solver gives it a slot (lib/README.md, "No block suits").
#pragma once

#include "plan/availability/away_days.hpp"
#include "plan/availability/block_changes.hpp"
#include "plan/availability/occurrences.hpp"
#include "plan/due/demand.hpp"

#include <cstddef>
#include <cstdint>
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
    /// times, leaves time for the demand. It looks a year ahead.
    [[nodiscard]] bool suit(const demand& d, date from, date to);
    /// The day of the first occurrence from that instant on that leaves time for the demand. It looks a year ahead.
    [[nodiscard]] std::optional<date> first_after(const demand& d, instant from);
    /// The window of a rung ends no earlier than the first occurrence from `from` on that suits it.
    void end_at_occurrence(demand& d, instant from);

private:
    /// Answers for one stretch of days. All demands with the same hours and length share them.
    using answers = std::vector<std::optional<bool>>; ///< by occurrence: whether it leaves time
    /// Answers for one block. All demands with the same hours and length share them.
    struct knowledge {
        std::map<int, answers> parts; ///< by the number of the stretch of days
        date empty_from;              ///< no occurrence in [empty_from, empty_to) leaves time
        date empty_to;
    };
    /// The zone of the other person, and the numbers of reach, hours and length.
    using contact_key = std::pair<std::string, std::vector<std::int64_t>>;

    struct entry {
        const roster::block* block = nullptr;
        block_changes changes;
        minutes longest{0};
        std::size_t times_a_week = 0;
        std::map<int, std::vector<occurrence>> parts; ///< by the number of their stretch of days
        std::map<contact_key, knowledge> known;
    };

    [[nodiscard]] static bool lets_in(const entry& e, const demand& d);
    [[nodiscard]] static contact_key key_of(const demand& d);
    const std::vector<occurrence>& part(entry& e, int number);
    /// Whether occurrence `n` of that stretch of days leaves time for the demand.
    bool leaves_time(entry& e, knowledge& known, const demand& d, int number, std::size_t n);
    bool suits(entry& e, knowledge& known, const demand& d, date from, date to);

    const plan_input& in_;
    away_days away_;
    std::vector<entry> blocks_;
};

} // namespace intouch::plan
