// SPDX-License-Identifier: MIT
#include "plan/due/demands.hpp"

#include "plan/due/gathering.hpp"
#include "plan/due/promises_and_occasions.hpp"
#include "plan/due/round_demand.hpp"
#include "plan/due/suiting_blocks.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

namespace intouch::plan {

namespace {

/// Adds what stands beside the rounds, and does not stretch. Both lists are sorted by person; for one person the demands
/// of `to` come first.
void add_beside(demands& to, demands more) {
    std::ranges::move(more.warnings, std::back_inserter(to.warnings));
    for (demand& d : more.wanted) {
        d.own_ideal = d.ideal;
        d.own_latest = d.latest;
    }
    if (more.wanted.empty()) return;
    std::vector<demand> merged;
    merged.reserve(to.wanted.size() + more.wanted.size());
    std::merge(std::make_move_iterator(to.wanted.begin()), std::make_move_iterator(to.wanted.end()),
               std::make_move_iterator(more.wanted.begin()), std::make_move_iterator(more.wanted.end()),
               std::back_inserter(merged),
               [](const demand& a, const demand& b) { return a.person < b.person; });
    to.wanted = std::move(merged);
}

/// `taken`: the occasions whose day a round takes.
void add_round(const party& s, const plan_input& in, std::optional<double> class_pace, suiting_blocks& blocks,
               demands& to, std::set<std::string>& taken) {
    auto round = round_demand_of(in, s, blocks, class_pace);
    if (round.wanted) to.wanted.push_back(std::move(*round.wanted));
    std::ranges::move(round.warnings, std::back_inserter(to.warnings));
    if (round.absorbed) taken.insert(name_of(*round.absorbed->person, round.absorbed->occasion));
}

} // namespace

demands collect_demands(const plan_input& in, const pace_by_owner& paces) {
    suiting_blocks blocks(in);
    return collect_demands(in, blocks, paces);
}

demands collect_demands(const plan_input& in, suiting_blocks& blocks, const pace_by_owner& paces) {
    demands all;
    std::set<std::string> taken;
    all.wanted.reserve(in.roster.people.size());
    each_party(in, [&](const party& s) {
        add_round(s, in, paces ? std::optional(paces(s.owner)) : std::nullopt, blocks, all, taken);
    });
    add_beside(all, promises_and_occasions(in, taken, blocks));
    add_beside(all, booking_demands(in));
    return all;
}

} // namespace intouch::plan
