// SPDX-License-Identifier: MIT
#include "plan/solver/timeline.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace intouch::plan {

namespace {

auto order(const allocation& a) { return std::tuple(a.start, a.index); }

} // namespace

void timeline::add(slot s) {
    if (slots_.empty() || s.day != slots_.back().day) {
        const date first = slots_.empty() ? s.day : slots_.front().day;
        first_.resize(static_cast<std::size_t>((s.day - first).count()) + 1,
                      static_cast<std::uint32_t>(slots_.size()));
    }
    slots_.push_back(std::move(s));
    loosened_.push_back(0);
    packed_.push_back(0);
    count_packed(slots_.size() - 1);
}

void timeline::count_packed(std::size_t i) {
    int end = 0;
    for (const allocation& a : slots_[i].allocations) {
        if (a.start > end) break;
        end = std::max(end, a.start + a.length);
    }
    packed_[i] = end;
}

void timeline::insert(std::size_t i, const allocation& a) {
    slot& s = slots_[i];
    s.allocations.insert(std::ranges::upper_bound(s.allocations, order(a), {}, order), a);
    s.used += a.length;
    count_packed(i);
}

void timeline::erase(std::size_t i, std::size_t index) {
    slot& s = slots_[i];
    const auto found = std::ranges::find(s.allocations, index, &allocation::index);
    if (found == s.allocations.end()) return;
    s.used -= found->length;
    s.allocations.erase(found);
    ++loosened_[i];
    count_packed(i);
}

void timeline::set_start(std::size_t i, std::size_t index, int start) {
    std::vector<allocation>& all = slots_[i].allocations;
    for (allocation& a : all) {
        if (a.index == index) a.start = start;
    }
    std::ranges::sort(all, {}, order);
    ++loosened_[i];
    count_packed(i);
}

std::size_t timeline::from_day(date day) const {
    if (slots_.empty() || day <= slots_.front().day) return 0;
    const auto i = static_cast<std::size_t>((day - slots_.front().day).count());
    return i < first_.size() ? first_[i] : slots_.size();
}

} // namespace intouch::plan
