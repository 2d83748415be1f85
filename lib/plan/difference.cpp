// SPDX-License-Identifier: MIT
#include "plan/planner.hpp"

#include <algorithm>
#include <utility>

namespace intouch::plan {

namespace {

// Where it is written changes with every line above it, and means nothing.

roster::person placeless(roster::person p) {
    p.at = {};
    if (p.birthday) p.birthday->at = {};
    for (roster::occasion& o : p.occasions) o.at = {};
    return p;
}

bool same(const roster::person& a, const roster::person& b) { return a == b || placeless(a) == placeless(b); }

bool same(const std::map<std::string, roster::circle>& a, const std::map<std::string, roster::circle>& b) {
    return std::ranges::equal(a, b, [](const auto& x, const auto& y) {
        return x.first == y.first && x.second.name == y.second.name && x.second.cadence == y.second.cadence;
    });
}

void insert(std::set<std::string>& to, const roster::person& p) {
    to.insert(p.id);
    if (!p.household.empty()) to.insert(p.household);
}

} // namespace

std::optional<std::set<std::string>> difference(const roster::roster& before, const roster::roster& after) {
    if (!same(before.circles, after.circles)) return std::nullopt;
    std::set<std::string> out;
    auto was = before.people.begin();
    auto is = after.people.begin();
    while (was != before.people.end() || is != after.people.end()) {
        if (is == after.people.end() || (was != before.people.end() && was->first < is->first)) {
            insert(out, (was++)->second);
        } else if (was == before.people.end() || is->first < was->first) {
            insert(out, (is++)->second);
        } else {
            if (!same(was->second, is->second)) {
                insert(out, was->second);
                insert(out, is->second);
            }
            ++was;
            ++is;
        }
    }
    return out;
}

} // namespace intouch::plan
