// SPDX-License-Identifier: MIT
// What a roster needs a week, what the blocks give, and by how much cadences stretch where the two do not
// meet.
#pragma once

#include "plan/agenda.hpp"
#include "plan/board.hpp"
#include "plan/input.hpp"
#include "plan/stretch.hpp"

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace intouch::plan {

/// What one person or household needs: one touch a round, on the channel that a round starts with.
struct rate {
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::size_t who = 0;                    ///< their round's touch on the board
    const roster::person* person = nullptr; ///< of a household, the one whose cadence it is
    const std::string* circle = nullptr;    ///< whose cadence it is; null: their own, or the default
    bool is_default = false;
    span every{};
    std::string channel{};   ///< that their rounds start with
    double minutes = 0;      ///< a week
    std::size_t need = none; ///< among `needs_and_blocks::needs`; none: no block accepts them
};

struct needs_and_blocks {
    std::vector<rate> rates;       ///< by person
    std::vector<need> needs;       ///< those who are accepted by the same blocks taken together
    std::vector<double> available; ///< minutes a week by block, over the next 12 weeks less away
};
[[nodiscard]] needs_and_blocks needs_of(const input& in, board& b);

/// What decides how a demand counts towards the needs; absent: it does not.
struct share {
    std::string person;
    std::string circle; ///< whose cadence it is
    bool is_default = false;
    span every{};
    std::string channel; ///< that their rounds start with
    minutes length{0};
    std::vector<std::size_t> blocks; ///< that accept it
    std::vector<std::string> circles;
    bool operator==(const share&) const = default;
};
[[nodiscard]] std::optional<share> share_of(const input& in, board& b, const demand& d);

/// The touch that a round of `r` starts with, as the blocks see it.
[[nodiscard]] demand first_touch(const rate& r, const input& in, const board& b);

/// Active is who is wanted on the board; people whom no block accepts are no part of the stretch.
[[nodiscard]] capacity capacity_of(const input& in, board& b);

} // namespace intouch::plan
