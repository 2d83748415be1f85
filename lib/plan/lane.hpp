// SPDX-License-Identifier: MIT
// Bins in the order of time: the occurrences of one block, or the days. Finds the next bin with room by the
// greatest room of every 64, so that a queue of weeks that are full is passed over quickly.
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

    /// Rises whenever who sits there changes.
    [[nodiscard]] std::uint32_t version(std::size_t i) const { return versions_[i]; }
    /// Minutes left; negative where nothing may be placed.
    [[nodiscard]] int room(std::size_t i) const { return room_[i]; }
    /// The first bin at or after `from` with `minutes` left.
    [[nodiscard]] std::size_t next_with_room(std::size_t from, int minutes) const;
    /// The last bin in [lowest, to] with `minutes` left.
    [[nodiscard]] std::size_t last_with_room(std::size_t lowest, std::size_t to, int minutes) const;
    /// The first bin whose day is not before `day`.
    [[nodiscard]] std::size_t from_day(date day) const;

private:
    void recount(std::size_t i);
    void sort_seats(std::size_t i);

    static constexpr std::size_t chunk = 64;
    std::vector<bin> bins_;
    std::vector<std::uint32_t> versions_;
    std::vector<int> room_;
    std::vector<int> most_; // of each chunk
};

} // namespace intouch::plan
