// SPDX-License-Identifier: MIT
#include "plan/follow.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_set>

namespace intouch::plan {

namespace {

using names = std::unordered_set<std::string_view>;

/// Neighbours that stay neighbours, from one place to another.
struct run {
    std::size_t from;
    std::size_t to;
    std::size_t count;
};

/// What does not differ stands in the same order before and after. Moves it run by run and copies the rest;
/// answers which that is, of `now`.
template <class T, class Differs>
std::vector<std::size_t> follow(std::vector<T>& old, const std::vector<T>& now, const Differs& differs) {
    std::vector<run> runs;
    std::vector<std::size_t> anew;
    std::size_t from = 0;
    for (std::size_t to = 0; to < now.size(); ++to) {
        if (differs(now[to])) {
            anew.push_back(to);
            continue;
        }
        while (differs(old[from])) ++from;
        const bool adjoins = !runs.empty() && runs.back().from + runs.back().count == from &&
                             runs.back().to + runs.back().count == to;
        if (adjoins)
            ++runs.back().count;
        else
            runs.push_back({from, to, 1});
        ++from;
    }
    old.resize(std::max(old.size(), now.size()));
    const auto at = [&](std::size_t i) { return old.begin() + static_cast<std::ptrdiff_t>(i); };
    // None lands on one that is still to go: those before it go no further than it lands.
    for (const run& r : runs)
        if (r.to < r.from) std::move(at(r.from), at(r.from + r.count), at(r.to));
    for (auto r = runs.rbegin(); r != runs.rend(); ++r)
        if (r->to > r->from) std::move_backward(at(r->from), at(r->from + r->count), at(r->to + r->count));
    for (const std::size_t i : anew) old[i] = now[i];
    old.resize(now.size());
    return anew;
}

} // namespace

std::vector<const touch*> follow(agenda& old, const agenda& now, const retold& since) {
    const names touches(since.touches.begin(), since.touches.end());
    const names people(since.people.begin(), since.people.end());
    std::vector<const touch*> found;
    for (const std::size_t i :
         follow(old.touches, now.touches, [&](const touch& t) { return touches.contains(t.uid); }))
        found.push_back(&now.touches[i]);
    follow(old.closed, now.closed, [&](const shown_closed& c) { return people.contains(c.person); });
    // There are few of these, and a copy keeps the memory that it has.
    old.at = now.at;
    old.zone = now.zone;
    old.blocks = now.blocks;
    old.occasions = now.occasions;
    old.gatherings = now.gatherings;
    old.warnings = now.warnings;
    old.capacity = now.capacity;
    return found;
}

} // namespace intouch::plan
