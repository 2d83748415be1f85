// SPDX-License-Identifier: MIT
#include "plan/solver/free_slots.hpp"

#include "plan/solver/slot_source.hpp"

#include <algorithm>
#include <bit>

namespace intouch::plan {

start_range minutes_on(const slot& s, date day, const time_zone& zone) {
    start_range out{0, s.capacity - 1};
    if (!s.crosses_midnight()) return out;
    const auto minute_of = [&](date at) {
        return minutes_between(s.start, zone.to_instant(local_second{at}));
    };
    if (s.day < day) out.first = std::max(0, minute_of(day));
    out.last = std::min(out.last, minute_of(day + days(1)) - 1);
    return out;
}

void day_set::grow(std::size_t size) {
    words_.resize((size + 63) / 64);
    for (std::size_t day = size_; day < size; ++day) insert(day);
    size_ = std::max(size_, size);
}

std::size_t day_set::next(std::size_t from) const {
    if (from >= size_) return none;
    std::size_t word = from / 64;
    std::uint64_t bits = words_[word] & (~std::uint64_t{0} << from % 64);
    while (bits == 0) {
        if (++word == words_.size()) return none;
        bits = words_[word];
    }
    return word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
}

std::size_t day_set::previous(std::size_t to) const {
    if (size_ == 0 || to == none) return none;
    to = std::min(to, size_ - 1);
    std::size_t word = to / 64;
    std::uint64_t bits = words_[word] & (~std::uint64_t{0} >> (63 - to % 64));
    while (bits == 0) {
        if (word-- == 0) return none;
        bits = words_[word];
    }
    return word * 64 + 63 - static_cast<std::size_t>(std::countl_zero(bits));
}

void free_slots::grow(of_group& g) const {
    g.some.grow(size_);
    g.room.grow(size_);
    g.slots.resize(size_);
    g.known.resize(size_);
}

void free_slots::grow(date day) {
    size_ = day_of(day);
    for (of_group& g : groups_) grow(g);
}

std::size_t free_slots::day_of(date day) const {
    return day <= parts_.first ? 0 : static_cast<std::size_t>((day - parts_.first).count());
}

free_slots::of_group& free_slots::known_group(std::size_t group) {
    while (groups_.size() <= group) {
        groups_.emplace_back();
        grow(groups_.back());
    }
    return groups_[group];
}

const day_set& free_slots::days_of(std::size_t group, bool room) {
    const of_group& g = known_group(group);
    return room ? g.room : g.some;
}

void free_slots::add(std::size_t group, std::size_t timeline, std::size_t slot, date day,
                     std::vector<free_slot>& out) {
    const plan::slot& there = parts_.timelines[timeline][slot];
    if (there.capacity < 0) return;
    free_slot s{.timeline = static_cast<std::uint32_t>(timeline),
                .slot = static_cast<std::uint32_t>(slot),
                .on_day = {0, 0},
                .anyone = parts_.anyone[timeline]};
    const bool is_day = timeline + 1 == parts_.timelines.size();
    if (is_day) {
        out.push_back(s);
        return;
    }
    const int length = static_cast<int>(parts_.hours[group].length.count());
    s.on_day = minutes_on(there, day, parts_.zone);
    for (const run& r : parts_.hours.runs(group, timeline, slot)) {
        const int first = std::max(r.from, s.on_day.first);
        const int last = std::min(std::min(r.to, there.capacity) - length, s.on_day.last);
        if (first > last) continue;
        s.earliest = first;
        out.push_back(s);
        return;
    }
}

std::span<free_slot> free_slots::on(std::size_t group, std::size_t day) {
    of_group& g = known_group(group);
    if (day >= size_) return {};
    if (g.known[day]) return g.slots[day];
    found_.clear();
    g.known[day] = true;
    const date when = date_of(day);
    const auto add_timeline = [&](std::size_t timeline) {
        const plan::timeline& line = parts_.timelines[timeline];
        std::size_t slot = line.from_day(when);
        if (slot > 0 && line[slot - 1].crosses_midnight()) add(group, timeline, slot - 1, when, found_);
        for (; slot < line.size() && line[slot].day == when; ++slot) add(group, timeline, slot, when, found_);
    };
    const auto& accepting = parts_.hours[group].timelines;
    for (const std::size_t timeline : accepting) add_timeline(timeline);
    if (accepting.empty()) add_timeline(parts_.timelines.size() - 1);
    if (found_.empty()) {
        g.some.erase(day);
        g.room.erase(day);
    }
    g.slots[day].assign(found_.begin(), found_.end());
    return g.slots[day];
}

void free_slots::reopen(std::size_t timeline, std::size_t slot) {
    const plan::slot& s = parts_.timelines[timeline][slot];
    const std::size_t last = day_of(s.crosses_midnight() ? day_at(parts_.zone, s.end) : s.day);
    for (std::size_t day = day_of(s.day); day <= last && day < size_; ++day) {
        for (of_group& g : groups_) {
            if (!g.known[day] || !g.slots[day].empty()) g.room.insert(day);
        }
    }
}

} // namespace intouch::plan
