// SPDX-License-Identifier: MIT
// Slots in the order of time: the occurrences of one block, or the days.
#pragma once

#include "core/date.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace intouch::plan {

/// Names a slot of a schedule. There is one timeline for each block, in the order of ids; the last timeline
/// holds the days.
struct slot_id {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t timeline = none;
    std::size_t slot = 0;
    auto operator<=>(const slot_id&) const = default;
};

/// The position of a touch.
struct position {
    slot_id at{};
    date day;                       ///< on which the touch begins
    std::optional<instant> start{}; ///< absent: all-day; on a day only for a pinned time outside every block
    [[nodiscard]] bool placed() const { return at.timeline != slot_id::none; }
    bool operator==(const position&) const = default;
};

/// The part of a slot that one touch has.
struct allocation {
    std::size_t index = 0; ///< of the demand
    int start = 0;         ///< minutes since the slot began; 0 on a day
    int length = 0;        ///< minutes of the slot
    bool fixed = false;    ///< the touch moves for nobody
    bool foreign = false;  ///< the touch is not in this block, but its time overlaps the slot
    bool operator==(const allocation&) const = default;
};

struct slot {
    date day;
    instant start; ///< of a day: its midnight
    instant end;
    instant whole_start; ///< of an occurrence before appointments shortened it
    instant whole_end;
    int capacity = 0; ///< minutes for touches, from `start`; negative: closed
    int used = 0;
    int midnight = std::numeric_limits<int>::max(); ///< minutes until the slot's second day begins
    std::vector<allocation> allocations;            ///< by start
    /// Whether touches can begin on two days.
    [[nodiscard]] bool crosses_midnight() const { return midnight < capacity; }
};

class timeline {
public:
    [[nodiscard]] const std::vector<slot>& slots() const { return slots_; }
    [[nodiscard]] const slot& operator[](std::size_t i) const { return slots_[i]; }
    [[nodiscard]] std::size_t size() const { return slots_.size(); }

    void add(slot s);
    void insert(std::size_t i, const allocation& a);
    void erase(std::size_t i, std::size_t index);
    void set_start(std::size_t i, std::size_t index, int start);

    /// Rises when a touch leaves the slot or begins at another minute: there may be room then.
    [[nodiscard]] std::uint32_t loosened(std::size_t i) const { return loosened_[i]; }
    /// Minutes left; negative where the slot is closed.
    [[nodiscard]] int room(std::size_t i) const {
        return slots_[i].capacity < 0 ? -1 : slots_[i].capacity - slots_[i].used;
    }
    /// Minutes from the slot's beginning that are taken without a gap.
    [[nodiscard]] int packed(std::size_t i) const { return packed_[i]; }
    /// The first slot on `day` or later.
    [[nodiscard]] std::size_t from_day(date day) const;

private:
    void count_packed(std::size_t i);

    std::vector<slot> slots_;
    std::vector<std::uint32_t> loosened_;
    std::vector<int> packed_;
    std::vector<std::uint32_t> first_; // by day, 0 is the day of the first slot
};

} // namespace intouch::plan
