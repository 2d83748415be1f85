// SPDX-License-Identifier: MIT
#include "plan/solver/free_slots.hpp"

#include <algorithm>
#include <bit>

namespace intouch::plan {

start_range minutes_on(const bin& b, date day, const time_zone& zone) {
    start_range out{0, b.capacity - 1};
    if (b.midnight >= b.capacity) return out;
    const auto minute_of = [&](date at) {
        const auto since = zone.to_instant(local_second{at}) - b.start;
        return static_cast<int>(std::chrono::floor<minutes>(since).count());
    };
    if (b.day < day) out.first = std::max(0, minute_of(day));
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

void openings::grow(date day) {
    size_ = day_of(day);
    for (of_group& g : groups_) {
        g.some.grow(size_);
        g.room.grow(size_);
        g.spots.resize(size_);
        g.known.resize(size_);
    }
}

std::size_t openings::day_of(date day) const {
    return day <= p_.first ? 0 : static_cast<std::size_t>((day - p_.first).count());
}

openings::of_group& openings::known_group(std::size_t group) {
    while (groups_.size() <= group) {
        of_group g;
        g.some.grow(size_);
        g.room.grow(size_);
        g.spots.resize(size_);
        g.known.resize(size_);
        groups_.push_back(std::move(g));
    }
    return groups_[group];
}

const day_set& openings::of(std::size_t group, bool room) {
    const of_group& g = known_group(group);
    return room ? g.room : g.some;
}

void openings::add(std::size_t group, std::size_t lane, std::size_t bin, date day, std::vector<spot>& out) {
    const plan::bin& b = p_.lanes[lane][bin];
    if (b.capacity < 0) return;
    spot s{.lane = static_cast<std::uint32_t>(lane),
           .bin = static_cast<std::uint32_t>(bin),
           .on_day = {0, 0},
           .anyone = p_.anyone[lane]};
    const bool days_lane = lane + 1 == p_.lanes.size();
    if (days_lane) {
        out.push_back(s);
        return;
    }
    const int length = static_cast<int>(p_.hours[group].length.count());
    s.on_day = minutes_on(b, day, p_.zone);
    for (const run& r : p_.hours.runs(group, lane, bin)) {
        const int first = std::max(r.from, s.on_day.first);
        const int last = std::min(std::min(r.to, b.capacity) - length, s.on_day.last);
        if (first > last) continue;
        s.earliest = first;
        out.push_back(s);
        return;
    }
}

std::span<spot> openings::on(std::size_t group, std::size_t day) {
    of_group& g = known_group(group);
    if (g.known[day]) return g.spots[day];
    std::vector<spot>& out = found_;
    out.clear();
    g.known[day] = true;
    const date when = date_of(day);
    const auto in_lane = [&](std::size_t lane) {
        const plan::lane& line = p_.lanes[lane];
        std::size_t bin = line.from_day(when);
        if (bin > 0 && line[bin - 1].midnight < line[bin - 1].capacity) add(group, lane, bin - 1, when, out);
        for (; bin < line.size() && line[bin].day == when; ++bin) add(group, lane, bin, when, out);
    };
    const auto& lanes = p_.hours[group].lanes;
    for (const std::size_t lane : lanes) in_lane(lane);
    if (lanes.empty()) in_lane(p_.lanes.size() - 1);
    if (out.empty()) {
        g.some.erase(day);
        g.room.erase(day);
    }
    g.spots[day].assign(out.begin(), out.end());
    return g.spots[day];
}

void openings::reopen(std::size_t lane, std::size_t bin) {
    const plan::bin& b = p_.lanes[lane][bin];
    const bool crosses = b.midnight < b.capacity;
    const std::size_t last = crosses ? day_of(day_at(p_.zone, b.end)) : day_of(b.day);
    for (std::size_t day = day_of(b.day); day <= last && day < size_; ++day) {
        for (of_group& g : groups_) {
            if (!g.known[day] || !g.spots[day].empty()) g.room.insert(day);
        }
    }
}

} // namespace intouch::plan
