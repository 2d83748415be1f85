// SPDX-License-Identifier: MIT
#include "plan/solver/subproblem.hpp"

#include <numeric>

namespace intouch::plan {

double cost_of(const subproblem& p) {
    return std::accumulate(p.touches.begin(), p.touches.end(), 0.0,
                           [](double sum, const movable_touch& t) { return sum + t.choices[t.chosen].cost; });
}

std::vector<int> starts_of(const shared_slot& s, const std::vector<const choice*>& members) {
    if (!s.ordered) return std::vector<int>(members.size());
    std::vector<job> jobs;
    jobs.reserve(members.size());
    for (const choice* c : members) jobs.push_back({c->minutes, c->allowed});
    return sequence_jobs(jobs, s.taken).value_or(std::vector<int>());
}

std::vector<int> starts_in(const subproblem& p, std::size_t slot) {
    std::vector<const choice*> members;
    for (const movable_touch& t : p.touches) {
        if (t.choices[t.chosen].slot == slot) members.push_back(&t.choices[t.chosen]);
    }
    return starts_of(p.slots[slot], members);
}

} // namespace intouch::plan
