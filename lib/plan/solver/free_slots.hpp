// SPDX-License-Identifier: MIT
// Which slots may have room, by group and day: the slots that the hours of the group leave open, and which of
// them were found full. A search walks a bitmap of days, so it skips full weeks and weeks without blocks.
#pragma once

#include "plan/solver/eligibility.hpp"
#include "plan/solver/single_machine.hpp"
#include "plan/solver/timeline.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace intouch::plan {

/// A slot on one day, as a group sees it. A slot across midnight is on both days.
struct free_slot {
    std::uint32_t timeline = 0;
    std::uint32_t slot = 0;
    start_range on_day{};      ///< the starts that lie on that day
    int earliest = 0;          ///< the first start that the group's hours allow
    bool anyone = true;        ///< of a block without circles
    std::uint32_t full_at = 0; ///< 1 + `timeline::loosened` when the slot was found full
    [[nodiscard]] slot_id id() const { return {timeline, slot}; }
};

/// The minutes of a slot that lie on that day; empty where `last` is before `first`.
[[nodiscard]] start_range minutes_on(const slot& s, date day, const time_zone& zone);

/// A set of days. Day 0 is the day before the first day of the schedule.
class day_set {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    void grow(std::size_t size); ///< the new days are in the set
    void insert(std::size_t day) { words_[day / 64] |= std::uint64_t{1} << day % 64; }
    void erase(std::size_t day) { words_[day / 64] &= ~(std::uint64_t{1} << day % 64); }
    /// The first at or after `from`.
    [[nodiscard]] std::size_t next(std::size_t from) const;
    /// The last at or before `to`.
    [[nodiscard]] std::size_t previous(std::size_t to) const;

private:
    std::vector<std::uint64_t> words_;
    std::size_t size_ = 0;
};

class free_slots {
public:
    /// Parts of the schedule; they outlive this.
    struct parts {
        const std::vector<timeline>& timelines;
        eligibility& hours;
        const time_zone& zone;
        const std::vector<bool>& anyone; ///< by timeline
        date first;                      ///< day 0
    };
    explicit free_slots(parts p) : parts_(p) {}

    /// All days before `day` are known from now on.
    void grow(date day);
    [[nodiscard]] std::size_t day_of(date day) const;
    [[nodiscard]] date date_of(std::size_t day) const { return parts_.first + days(static_cast<int>(day)); }

    /// The slots that are long enough for the group that day, by timeline and slot. None on a day that is not
    /// known yet, as after the midnight of the last slot.
    [[nodiscard]] std::span<free_slot> on(std::size_t group, std::size_t day);
    /// The days with a slot; with `room`, with one that was not found full.
    [[nodiscard]] const day_set& days_of(std::size_t group, bool room);
    [[nodiscard]] bool full(const free_slot& s) const {
        return s.full_at == parts_.timelines[s.timeline].loosened(s.slot) + 1;
    }
    void mark_full(free_slot& s) const { s.full_at = parts_.timelines[s.timeline].loosened(s.slot) + 1; }
    /// Each slot of that day was found full.
    void close(std::size_t group, std::size_t day) { groups_[group].room.erase(day); }
    /// A touch left that slot, or moved inside it.
    void reopen(std::size_t timeline, std::size_t slot);

private:
    struct of_group {
        day_set some;
        day_set room;
        std::vector<std::vector<free_slot>> slots; // by day
        std::vector<bool> known;                   // by day
    };
    of_group& known_group(std::size_t group);
    void grow(of_group& g) const;
    void add(std::size_t group, std::size_t timeline, std::size_t slot, date day,
             std::vector<free_slot>& out);

    parts parts_;
    std::vector<of_group> groups_;
    std::vector<free_slot> found_; // a member for its memory: each day then allocates no more than it needs
    std::size_t size_ = 0;
};

} // namespace intouch::plan
