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
    each_subject(in, [&](const subject& s) {
        auto round = open_round(in, s);
        if (round.wanted) all.wanted.push_back(std::move(*round.wanted));
        std::ranges::move(round.warnings, std::back_inserter(all.warnings));
    });
    return all;
}

} // namespace intouch::plan
