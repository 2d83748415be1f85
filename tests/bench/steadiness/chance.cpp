// SPDX-License-Identifier: MIT
#include "bench/steadiness/chance.hpp"

#include "core/digest.hpp"

#include <fmt/format.h>

namespace intouch::bench {

namespace {

/// At least 0, below 1.
double share(std::uint64_t seed, const std::string& words) {
    return static_cast<double>(tie_break(fmt::format("{}/{}", seed, words)) >> 11U) * 0x1.0p-53;
}

} // namespace

answer answer_of(std::uint64_t seed, const odds& o, const std::string& person, int nth) {
    const double at = share(seed, fmt::format("{}/{}", person, nth));
    if (at < o.reached) return answer::reached;
    return at < o.reached + o.no_answer ? answer::no_answer : answer::left_message;
}

bool ignored(std::uint64_t seed, const odds& o, date day) {
    return share(seed, "ignored/" + print(day)) < o.ignored;
}

std::vector<plan::away_span> holidays(std::uint64_t seed, date first, days length) {
    constexpr days half(182);
    std::vector<plan::away_span> out;
    for (int i = 0; i * half < length; ++i) {
        const date from = first + i * half + days(20 + pick(seed, fmt::format("holiday/{}", i), 150));
        out.push_back({from, from + days(8), "holiday"});
    }
    return out;
}

int pick(std::uint64_t seed, const std::string& words, int n) {
    return static_cast<int>(share(seed, words) * n);
}

} // namespace intouch::bench
