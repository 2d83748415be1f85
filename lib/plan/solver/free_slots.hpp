// SPDX-License-Identifier: MIT
// Where people may still find room, by day: for each group, the occurrences that its hours leave open that
// day, and of these which were found full. Who looks for a place goes from day to day through a bitmap, so
// that weeks that are full, or that no block opens, cost nothing however many blocks there are.
#pragma once

#include "plan/solver/eligibility.hpp"
#include "plan/solver/single_machine.hpp"
#include "plan/solver/timeline.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace intouch::plan {

/// A bin on one day of a group; one across midnight is a spot of either day.
struct spot {
    std::uint32_t lane = 0;
    std::uint32_t bin = 0;
    start_range on_day{};      ///< the starts that lie on that day
    int earliest = 0;          ///< the first start that the group's hours leave
    bool anyone = true;        ///< of a block without circles
    std::uint32_t full_at = 0; ///< one more than the times anybody had left when it was found full
};

/// The minutes of a bin that lie on that day; empty where `last` is before `first`.
[[nodiscard]] start_range minutes_on(const bin& b, date day, const time_zone& zone);

/// Bits by day, 0 the day before the board's first.
class day_set {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    void grow(std::size_t size); ///< new ones are in
    [[nodiscard]] std::size_t size() const { return size_; }
    void insert(std::size_t day) { words_[day / 64] |= std::uint64_t{1} << day % 64; }
    void erase(std::size_t day) { words_[day / 64] &= ~(std::uint64_t{1} << day % 64); }
    /// The first at or after `from`, and the last at or before `to`.
    [[nodiscard]] std::size_t next(std::size_t from) const;
    [[nodiscard]] std::size_t previous(std::size_t to) const;

private:
    std::vector<std::uint64_t> words_;
    std::size_t size_ = 0;
};

class openings {
public:
    /// What a day needs to know of the rest of the board; outlives this.
    struct places {
        const std::vector<lane>& lanes;
        access& hours;
        const time_zone& zone;
        const std::vector<bool>& anyone; ///< by lane
        date first;                      ///< day 0
    };
    explicit openings(places p) : p_(p) {}

    /// The days up to before `day` are there.
    void grow(date day);
    [[nodiscard]] std::size_t day_of(date day) const;
    [[nodiscard]] date date_of(std::size_t day) const { return p_.first + days(static_cast<int>(day)); }
    [[nodiscard]] std::size_t size() const { return size_; }

    /// The spots of a group whose touches take so long, sorted by lane and bin.
    [[nodiscard]] std::span<spot> on(std::size_t group, std::size_t day);
    /// Days that have a spot; with `room`, one that was not found full.
    [[nodiscard]] const day_set& of(std::size_t group, bool room);
    [[nodiscard]] bool full(const spot& s) const { return s.full_at == p_.lanes[s.lane].loosened(s.bin) + 1; }
    void found_full(spot& s) const { s.full_at = p_.lanes[s.lane].loosened(s.bin) + 1; }
    /// Once each spot of the day was found full.
    void close(std::size_t group, std::size_t day) { groups_[group].room.erase(day); }
    /// Somebody left that bin, or moved in it.
    void reopen(std::size_t lane, std::size_t bin);

private:
    struct of_group {
        day_set some;
        day_set room;
        std::vector<std::vector<spot>> spots; // by day
        std::vector<bool> known;              // by day
    };
    of_group& known_group(std::size_t group);
    void add(std::size_t group, std::size_t lane, std::size_t bin, date day, std::vector<spot>& out);

    places p_;
    std::vector<of_group> groups_;
    std::vector<spot> found_; // kept for its memory, so that each day takes no more than it needs
    std::size_t size_ = 0;
};

} // namespace intouch::plan
