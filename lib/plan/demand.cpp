// SPDX-License-Identifier: MIT
#include "plan/demand.hpp"

#include "plan/beside.hpp"
#include "plan/gathering.hpp"
#include "plan/open_round.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

namespace intouch::plan {

namespace {

/// Both sorted by person; of one person the round comes first.
void add(demands& to, demands more) {
    std::ranges::move(more.warnings, std::back_inserter(to.warnings));
    if (more.wanted.empty()) return;
    std::vector<demand> merged;
    merged.reserve(to.wanted.size() + more.wanted.size());
    std::merge(std::make_move_iterator(to.wanted.begin()), std::make_move_iterator(to.wanted.end()),
               std::make_move_iterator(more.wanted.begin()), std::make_move_iterator(more.wanted.end()),
               std::back_inserter(merged),
               [](const demand& a, const demand& b) { return a.person < b.person; });
    to.wanted = std::move(merged);
}

} // namespace

demands wanted(const input& in) {
    demands all;
    std::set<std::string> taken; // occasions that a round has
    all.wanted.reserve(in.roster.people.size());
    each_subject(in, [&](const subject& s) {
        auto round = open_round(in, s);
        if (round.wanted) all.wanted.push_back(std::move(*round.wanted));
        std::ranges::move(round.warnings, std::back_inserter(all.warnings));
        if (round.absorbed) taken.insert(name_of(*round.absorbed->person, round.absorbed->occasion));
    });
    add(all, wanted_beside(in, taken));
    add(all, wanted_bookings(in));
    return all;
}

} // namespace intouch::plan
