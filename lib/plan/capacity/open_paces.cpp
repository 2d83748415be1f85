// SPDX-License-Identifier: MIT
#include "plan/capacity/open_paces.hpp"

#include "core/digest.hpp"
#include "plan/capacity/capacity.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

using paces = std::map<std::string, double>;

/// The date of a stranger is spread over the interval already.
bool counts_from_contact(const demand& d) {
    return d.kind == touch_kind::cadence && !d.pin &&
           std::ranges::find(d.reasons, reason_code::never_contacted, &reason::code) == d.reasons.end();
}

paces first_paces(const yearly_need& need, const ledger::published_pace& pace, std::span<const demand> wanted,
                  date today) {
    struct open_round {
        double left; // of its interval at the pace of the class: a share
        std::uint64_t tie;
        std::string owner;
        auto operator<=>(const open_round&) const = default;
    };
    std::vector<std::vector<open_round>> rounds(pace.classes.size());
    for (const demand& d : wanted) {
        const auto number = class_of(need, d.owner);
        if (!number || !counts_from_contact(d)) continue;
        const double p = pace.classes[*number].pace;
        const auto left = static_cast<double>((d.own_ideal - today).count()) / d.interval;
        rounds[*number].push_back({(left + p - 1) / p, tie_break(d.owner), d.owner});
    }
    paces out;
    for (std::size_t k = 0; k < rounds.size(); ++k) {
        std::ranges::sort(rounds[k]);
        for (std::size_t i = 0; i < rounds[k].size(); ++i) {
            const double share = static_cast<double>(i + 1) / static_cast<double>(rounds[k].size());
            const double sooner = rounds[k][i].left - share;
            if (sooner > 0)
                out[rounds[k][i].owner] = std::max(1.0, rounded_up(pace.classes[k].pace * (1 - sooner)));
        }
    }
    return out;
}

} // namespace

std::map<std::string, double> open_paces(const plan_input& in, const yearly_need& need,
                                         const ledger::published_pace& pace, std::span<const demand> wanted) {
    if (in.published.empty()) return first_paces(need, pace, wanted, today(in));
    struct open_round {
        const std::string& owner;
        std::size_t number; // of its class
        double pace;        // as published
    };
    std::vector<open_round> rounds;
    std::vector<double> highest(pace.classes.size()); // of the open rounds of each class
    for (const demand& d : wanted) {
        const auto was = in.published.find(d.uid);
        const auto number = class_of(need, d.owner);
        const bool round = d.kind == touch_kind::cadence || d.kind == touch_kind::retry;
        if (!round || was == in.published.end() || !number) continue;
        rounds.push_back({d.owner, *number, was->second.pace});
        highest[*number] = std::max(highest[*number], was->second.pace);
    }
    paces out;
    for (const open_round& r : rounds) {
        const ledger::class_pace& now = pace.classes[r.number];
        const ledger::class_pace* before = same_class(in.pace, now);
        if (before == nullptr || r.pace >= now.pace) continue;
        if (r.pace == before->pace) continue; // it rises with its class
        // A fall left open rounds as they were: what they lost by it, a rise does not give them again.
        const double rise = std::max(1.0, now.pace / std::max(before->pace, highest[r.number]));
        out[r.owner] = std::min(now.pace, rounded_up(r.pace * rise));
    }
    return out;
}

} // namespace intouch::plan
