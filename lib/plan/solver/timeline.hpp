// SPDX-License-Identifier: MIT
// Bins in the order of time: the occurrences of one block, or the days.
#pragma once

#include "core/date.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace intouch::plan {

/// A touch's seat in a bin.
struct seat {
    std::size_t who = 0;
    int start = 0;        ///< minutes since the bin began; 0 on a day
    int length = 0;       ///< minutes of it that the bin loses
    bool fixed = false;   ///< does not move for anybody
    bool foreign = false; ///< takes the time without being of this block: a pinned time that overlaps it
    bool operator==(const seat&) const = default;
};

struct bin {
    date day;
    instant start; ///< of a day: its midnight
    instant end;
    instant whole_start; ///< of an occurrence of a block before appointments shortened it
    instant whole_end;
    int capacity = 0; ///< minutes in which touches may be placed, from `start`; negative: none may
    int used = 0;
    int midnight =
        std::numeric_limits<int>::max(); ///< minutes until its second day begins; large: it has but one
    std::vector<seat> seats;             ///< by start
};

class lane {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    [[nodiscard]] const std::vector<bin>& bins() const { return bins_; }
    [[nodiscard]] const bin& operator[](std::size_t i) const { return bins_[i]; }
    [[nodiscard]] std::size_t size() const { return bins_.size(); }

    void add(bin b);
    void insert(std::size_t i, const seat& s);
    void erase(std::size_t i, std::size_t who);
    void set_start(std::size_t i, std::size_t who, int start);

    /// Rises whenever somebody leaves or begins at another minute, so that there may be room where there was
    /// none.
    [[nodiscard]] std::uint32_t loosened(std::size_t i) const { return loosened_[i]; }
    /// Minutes left; negative where nothing may be placed.
    [[nodiscard]] int room(std::size_t i) const {
        return bins_[i].capacity < 0 ? -1 : bins_[i].capacity - bins_[i].used;
    }
    /// Minutes from its beginning that are taken without a gap.
    [[nodiscard]] int packed(std::size_t i) const { return packed_[i]; }
    /// The first bin whose day is not before `day`.
    [[nodiscard]] std::size_t from_day(date day) const;

private:
    void recount(std::size_t i);

    std::vector<bin> bins_;
    std::vector<std::uint32_t> loosened_;
    std::vector<int> packed_;
    std::vector<std::uint32_t> first_; // by day, 0 that of the first bin
};

} // namespace intouch::plan
