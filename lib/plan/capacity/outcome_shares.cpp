// SPDX-License-Identifier: MIT
#include "plan/capacity/outcome_shares.hpp"

#include "plan/solver/sort_once.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

namespace intouch::plan {

namespace {

using ledger::entry_kind;

constexpr double weight_of_prior = 20;
constexpr std::size_t most_tries = 100;
constexpr double most_missed = 0.7;
constexpr days near{7};
constexpr days remembered{52 * 7};

struct tried {
    date on;
    std::string_view entry;
    entry_kind outcome = entry_kind::reached;
    auto operator<=>(const tried& o) const { return std::tie(on, entry) <=> std::tie(o.on, o.entry); }
    bool operator==(const tried& o) const { return entry == o.entry; }
};

bool is_try(const ledger::entry& e) {
    const bool outcome = e.kind == entry_kind::reached || e.kind == entry_kind::no_answer ||
                         e.kind == entry_kind::left_message || e.kind == entry_kind::sent;
    return outcome && (e.round != 0 || !e.names.empty());
}

/// The entry of a household may stand with each member.
try_shares shares_of(std::vector<tried> all) {
    sort_once(all);
    const std::size_t n = std::min(all.size(), most_tries);
    std::array<double, 3> counts{0.5 * weight_of_prior, 0.3 * weight_of_prior, 0.2 * weight_of_prior};
    for (const tried& t : std::span(all).last(n))
        ++counts.at(t.outcome == entry_kind::no_answer ? 1 : t.outcome == entry_kind::left_message ? 2 : 0);
    const double sum = weight_of_prior + static_cast<double>(n);
    return {counts[0] / sum, counts[1] / sum, counts[2] / sum};
}

double share_missed(const std::vector<tried>& missed, const std::vector<tried>& logged, date today) {
    const date since = today - remembered;
    double days_missed = 0;
    for (const tried& m : missed) {
        if (m.on < since) continue;
        const auto next = std::ranges::lower_bound(logged, m.on - near, {}, &tried::on);
        if (next != logged.end() && next->on <= m.on + near) ++days_missed;
    }
    const auto first = std::ranges::lower_bound(logged, since, {}, &tried::on);
    const auto tries = static_cast<double>(logged.end() - first);
    return std::min(most_missed,
                    (0.1 * weight_of_prior + days_missed) / (weight_of_prior + days_missed + tries));
}

} // namespace

const try_shares& outcome_shares::of(const std::string& channel) const {
    static const try_shares sent;
    const auto found = by_channel.find(channel);
    return found == by_channel.end() ? sent : found->second;
}

outcome_shares outcome_shares_of(const plan_input& in) {
    std::map<std::string_view, std::vector<tried>> live;
    for (const auto& [id, channel] : in.settings.channels)
        if (channel.live) live[id];
    const instant oldest = in.moment - remembered - near;
    std::vector<tried> logged;
    std::vector<tried> missed;
    for (const auto& [id, state] : in.state.people) {
        for (const ledger::entry& e : state.history | std::views::reverse) {
            if (e.at < oldest) break;
            const tried t{e.on.day, e.id, e.kind};
            if (e.kind == entry_kind::missed) missed.push_back(t);
            if (!is_try(e)) continue;
            logged.push_back(t);
            if (const auto found = live.find(e.channel); found != live.end()) found->second.push_back(t);
        }
    }
    sort_once(logged);
    sort_once(missed);
    outcome_shares out;
    for (auto& [id, tries] : live) out.by_channel.emplace(id, shares_of(std::move(tries)));
    out.missed = share_missed(missed, logged, today(in));
    return out;
}

} // namespace intouch::plan
