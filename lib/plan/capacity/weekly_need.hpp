// SPDX-License-Identifier: MIT
// What a roster needs a week, person by person, and what the blocks give.
#pragma once

#include "plan/agenda/plan_input.hpp"
#include "plan/capacity/stretch.hpp"
#include "plan/solver/schedule.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace intouch::plan {

/// One person or household: one touch for each round, on the first channel of the round.
struct weekly_need {
    std::size_t index = 0;     ///< of the demand of the open round
    std::size_t group = 0;     ///< of the touch that a round starts with, in the schedule
    std::uint32_t channel = 0; ///< of that touch, among the names
    std::uint32_t circle =
        0; ///< that gives the cadence, among the names; 0: the person's own, or the default
    bool is_default = false;
    span every{};
    double minutes = 0; ///< a week
};

class weekly_needs {
public:
    weekly_needs(const plan_input& in, schedule& s);

    /// By demand; absent for a touch beside the round.
    [[nodiscard]] std::span<const std::optional<weekly_need>> all() const { return all_; }
    [[nodiscard]] const std::string& name(std::uint32_t n) const { return *names_[n]; }

private:
    [[nodiscard]] std::optional<weekly_need> count(const plan_input& in, schedule& s, std::size_t index,
                                                   const roster::person& person);
    [[nodiscard]] std::uint32_t named(const std::string& name);

    std::vector<std::optional<weekly_need>> all_;
    std::map<std::string, std::uint32_t> numbers_;
    std::vector<const std::string*> names_; ///< the keys of `numbers_`
};

struct needs_by_blocks {
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::vector<need> needs;           ///< people whom the same blocks accept, together
    std::vector<std::size_t> by_group; ///< the number of the group's need; none: no block accepts the group
    std::vector<double> available;     ///< minutes a week by block, over the next 12 weeks, without days away
};
[[nodiscard]] needs_by_blocks needs_of(const weekly_needs& all, const schedule& s);

/// The touch that a round of `r` starts with.
[[nodiscard]] demand first_touch(const weekly_needs& all, const weekly_need& r, const plan_input& in,
                                 const schedule& s);

} // namespace intouch::plan
