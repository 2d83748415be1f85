// SPDX-License-Identifier: MIT
#include "plan/demand.hpp"

#include "plan/open_round.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace intouch::plan {

demands wanted(const input& in) {
    demands all;
    all.wanted.reserve(in.roster.people.size());
    for (const auto& [id, person] : in.roster.people) {
        auto round = open_round(in, subject_of(in, person));
        if (round.wanted) all.wanted.push_back(std::move(*round.wanted));
        std::ranges::move(round.warnings, std::back_inserter(all.warnings));
    }
    return all;
}

} // namespace intouch::plan
