// SPDX-License-Identifier: MIT
#include "plan/solver/timeline.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace intouch::plan {

void lane::add(bin b) {
    if (bins_.empty() || b.day != bins_.back().day) {
        const date first = bins_.empty() ? b.day : bins_.front().day;
        first_.resize(static_cast<std::size_t>((b.day - first).count()) + 1,
                      static_cast<std::uint32_t>(bins_.size()));
    }
    bins_.push_back(std::move(b));
    loosened_.push_back(0);
    packed_.push_back(0);
    recount(bins_.size() - 1);
}

void lane::recount(std::size_t i) {
    int end = 0;
    for (const seat& s : bins_[i].seats) {
        if (s.start > end) break;
        end = std::max(end, s.start + s.length);
    }
    packed_[i] = end;
}

void lane::insert(std::size_t i, const seat& s) {
    bin& b = bins_[i];
    const auto order = [](const seat& x) { return std::tuple(x.start, x.who); };
    b.seats.insert(std::ranges::upper_bound(b.seats, order(s), {}, order), s);
    b.used += s.length;
    recount(i);
}

void lane::erase(std::size_t i, std::size_t who) {
    bin& b = bins_[i];
    const auto at = std::ranges::find(b.seats, who, &seat::who);
    if (at == b.seats.end()) return;
    b.used -= at->length;
    b.seats.erase(at);
    ++loosened_[i];
    recount(i);
}

void lane::set_start(std::size_t i, std::size_t who, int start) {
    std::vector<seat>& seats = bins_[i].seats;
    for (seat& s : seats) {
        if (s.who == who) s.start = start;
    }
    std::ranges::sort(seats, {}, [](const seat& s) { return std::tuple(s.start, s.who); });
    ++loosened_[i];
    recount(i);
}

std::size_t lane::from_day(date day) const {
    if (bins_.empty() || day <= bins_.front().day) return 0;
    const auto i = static_cast<std::size_t>((day - bins_.front().day).count());
    return i < first_.size() ? first_[i] : bins_.size();
}

} // namespace intouch::plan
