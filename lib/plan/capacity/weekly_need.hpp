// SPDX-License-Identifier: MIT
// What a roster needs a week, person by person.
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

/// What one person or household needs: one touch a round, on the channel that a round starts with.
struct rate {
    std::size_t who = 0;       ///< their round's touch on the board
    std::size_t group = 0;     ///< on the board, of the touch that a round starts with
    std::uint32_t channel = 0; ///< of that touch, among the names
    std::uint32_t circle = 0;  ///< whose cadence it is, among the names; 0: their own, or the default
    bool is_default = false;
    span every{};
    double minutes = 0; ///< a week
};

class rates {
public:
    rates(const plan_input& in, board& b);

    /// By who; absent for what is no round.
    [[nodiscard]] std::span<const std::optional<rate>> all() const { return all_; }
    [[nodiscard]] const std::string& name(std::uint32_t n) const { return *names_[n]; }

private:
    [[nodiscard]] std::optional<rate> count(const plan_input& in, board& b, std::size_t who,
                                            const roster::person& person);
    [[nodiscard]] std::uint32_t named(const std::string& name);

    std::vector<std::optional<rate>> all_;
    std::map<std::string, std::uint32_t> numbers_;
    std::vector<const std::string*> names_; ///< the keys of `numbers_`
};

struct needs_and_blocks {
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::vector<need> needs;           ///< those who are accepted by the same blocks taken together
    std::vector<std::size_t> by_group; ///< of rates: which of `needs`; none: no block accepts them
    std::vector<double> available;     ///< minutes a week by block, over the next 12 weeks less away
};
[[nodiscard]] needs_and_blocks needs_of(const rates& all, const board& b);

/// The touch that a round of `r` starts with, as the blocks see it.
[[nodiscard]] demand first_touch(const rates& all, const rate& r, const plan_input& in, const board& b);

} // namespace intouch::plan
