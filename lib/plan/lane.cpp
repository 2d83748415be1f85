// SPDX-License-Identifier: MIT
#include "plan/lane.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace intouch::plan {

void lane::add(bin b) {
    const std::size_t i = bins_.size();
    bins_.push_back(std::move(b));
    room_.push_back(0);
    versions_.push_back(0);
    if (i % chunk == 0) most_.push_back(-1);
    recount(i);
}

void lane::recount(std::size_t i) {
    ++versions_[i];
    const bin& b = bins_[i];
    const int before = room_[i];
    room_[i] = b.capacity < 0 ? -1 : b.capacity - b.used;
    int& most = most_[i / chunk];
    if (room_[i] >= most) {
        most = room_[i];
    } else if (before == most) {
        const std::size_t first = i / chunk * chunk;
        const auto begin = room_.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = room_.begin() + static_cast<std::ptrdiff_t>(std::min(first + chunk, room_.size()));
        most = *std::max_element(begin, end);
    }
}

void lane::sort_seats(std::size_t i) {
    std::ranges::sort(bins_[i].seats, {}, [](const seat& s) { return std::tuple(s.start, s.who); });
}

void lane::insert(std::size_t i, const seat& s) {
    bins_[i].seats.push_back(s);
    bins_[i].used += s.length;
    sort_seats(i);
    recount(i);
}

void lane::erase(std::size_t i, std::size_t who) {
    std::vector<seat>& seats = bins_[i].seats;
    const auto at = std::ranges::find(seats, who, &seat::who);
    if (at == seats.end()) return;
    bins_[i].used -= at->length;
    seats.erase(at);
    recount(i);
}

void lane::set_start(std::size_t i, std::size_t who, int start) {
    for (seat& s : bins_[i].seats) {
        if (s.who == who) s.start = start;
    }
    sort_seats(i);
    ++versions_[i];
}

std::size_t lane::next_with_room(std::size_t from, int minutes) const {
    for (std::size_t i = from; i < room_.size();) {
        if (most_[i / chunk] < minutes) {
            i = (i / chunk + 1) * chunk;
        } else if (room_[i] >= minutes) {
            return i;
        } else {
            ++i;
        }
    }
    return none;
}

std::size_t lane::last_with_room(std::size_t lowest, std::size_t to, int minutes) const {
    if (room_.empty() || to == none) return none;
    std::size_t end = std::min(to + 1, room_.size()); // one past the next to look at
    while (end > lowest) {
        const std::size_t i = end - 1;
        if (most_[i / chunk] < minutes) {
            end = i / chunk * chunk;
        } else if (room_[i] >= minutes) {
            return i;
        } else {
            end = i;
        }
    }
    return none;
}

std::size_t lane::from_day(date day) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(bins_, day, {}, &bin::day) - bins_.begin());
}

} // namespace intouch::plan
