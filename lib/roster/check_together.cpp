// SPDX-License-Identifier: MIT
#include "core/text.hpp"
#include "roster/effective.hpp"
#include "roster/phrase.hpp"
#include "roster/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace intouch::roster {
namespace {

/// How far somebody gets with a block: each step needs those before it.
enum class fit : std::uint8_t { filtered_out, too_short, no_time, fits };

/// Blocks as stretches of time in two weeks, one in winter and one in summer, so that both offsets of every
/// zone are seen. Weekdays of the month count as every week: a place that comes once a month is one all the
/// same.
class block_times {
public:
    block_times(const block& b, const std::optional<time_zone>& zone) : block_(&b) {
        times_of_week weekly = b.when;
        for (week_range& range : weekly) {
            range.nth = 0;
            longest_ = std::max(longest_, range.to - range.from);
        }
        if (!zone) return;
        constexpr std::array weeks = {date{std::chrono::year(2026) / 1 / 12},
                                      date{std::chrono::year(2026) / 7 / 13}};
        for (const date monday : weeks)
            for (const local_range& range :
                 ranges_within(weekly, local_minute(monday), local_minute(monday + days{7}))) {
                const instant from = zone->to_instant(range.from);
                times_.push_back({from, from + (range.to - range.from)});
            }
    }

    [[nodiscard]] const block& of() const { return *block_; }

    [[nodiscard]] fit best(const person& p, const std::vector<std::string>& via, const settings& s) {
        const auto shared = [&](const std::string& circle) {
            return std::ranges::find(p.circles, circle) != p.circles.end();
        };
        if (!block_->circles.empty() && std::ranges::none_of(block_->circles, shared))
            return fit::filtered_out;
        fit best = fit::filtered_out;
        for (const std::string& name : via) {
            const auto channel = s.channels.find(name);
            if (channel == s.channels.end()) continue;
            if (!block_->via.empty() && std::ranges::find(block_->via, name) == block_->via.end()) continue;
            best = std::max(best, longest_ < channel->second.minutes ? fit::too_short
                                                                     : timed(p, channel->second, s));
            if (best == fit::fits) break;
        }
        return best;
    }

private:
    struct stretch {
        instant from;
        instant to;
    };

    fit timed(const person& p, const channel& c, const settings& s) {
        const bool bound = c.live && (!p.reach.empty() || c.hours);
        if (!bound || !s.zone) return fit::fits;
        std::string key = c.id + ' ' + (p.zone ? *p.zone : *s.zone).name();
        for (const week_range& range : p.reach) key += ' ' + print(range);
        const auto [known, added] = seen_.try_emplace(std::move(key), false);
        if (added)
            known->second = std::ranges::any_of(
                times_, [&](const stretch& t) { return leaves_room(t, p, c, p.zone ? *p.zone : *s.zone); });
        return known->second ? fit::fits : fit::no_time;
    }

    static bool leaves_room(const stretch& t, const person& p, const channel& c, const time_zone& theirs) {
        const auto from = std::chrono::floor<minutes>(theirs.to_local(t.from));
        const auto to = from + std::chrono::floor<minutes>(t.to - t.from);
        std::vector<local_range> free{{from, to}};
        if (!p.reach.empty()) free = intersect(free, ranges_within(p.reach, from, to));
        if (c.hours) free = intersect(free, ranges_within({*c.hours}, from, to));
        return std::ranges::any_of(free,
                                   [&](const local_range& one) { return one.to - one.from >= c.minutes; });
    }

    const block* block_;
    minutes longest_{0};
    std::vector<stretch> times_;
    std::map<std::string, bool> seen_; // by channel, zone and reach: few differ among many people
};

std::string_view reason(fit best) {
    switch (best) {
    case fit::filtered_out:
        return "nobody has both one of its circles and one of its channels";
    case fit::too_short:
        return "it is shorter than the touches it is for";
    case fit::no_time:
        return "nobody on the roster can be reached at its times";
    case fit::fits:
        break;
    }
    return "";
}

void check_circles(const settings& s, const roster& r, fault_list& faults) {
    std::vector<std::string> circles;
    circles.reserve(r.circles.size());
    for (const auto& [id, c] : r.circles) circles.push_back(id);
    for (const auto& [id, b] : s.blocks) {
        for (std::size_t i = 0; i < b.circles.size(); ++i) {
            if (r.circles.contains(b.circles[i])) continue;
            const std::string near = suggestion(b.circles[i], circles);
            faults.push_back(
                {i < b.circles_at.size() ? b.circles_at[i] : b.at, severity::error,
                 fmt::format("circles: found {}, expected a circle of the roster{}", quoted(b.circles[i]),
                             !near.empty() ? near
                                           : fmt::format("; there is no [circles.{}]", b.circles[i]))});
        }
        for (const std::string& name : b.via)
            if (!s.channels.contains(name))
                faults.push_back(
                    {b.at, severity::error,
                     fmt::format("[blocks.{}]: via: found {}, expected a channel", id, quoted(name))});
    }
}

} // namespace

fault_list check_together(const settings& s, const roster& r) {
    fault_list faults;
    check_circles(s, r, faults);
    if (has_errors(faults) || s.blocks.empty() || r.people.empty()) {
        sort(faults);
        return faults;
    }
    std::vector<block_times> blocks;
    for (const auto& [id, b] : s.blocks)
        if (!b.when.empty()) blocks.emplace_back(b, s.zone);
    std::vector<fit> best_of_block(blocks.size(), fit::filtered_out);
    std::vector<const person*> without;
    for (const auto& [id, p] : r.people) {
        const std::vector<std::string> via = cadence_of(p, r, s).value.via;
        std::vector<std::string> live = via;
        std::erase_if(live, [&](const std::string& name) {
            return !s.channels.contains(name) || !s.channels.at(name).live;
        });
        fit best = fit::filtered_out;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            best_of_block[i] = std::max(best_of_block[i], blocks[i].best(p, via, s));
            best = std::max(best, blocks[i].best(p, live, s));
        }
        if (best == fit::no_time) without.push_back(&p);
    }
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (best_of_block[i] != fit::fits)
            faults.push_back({blocks[i].of().at, severity::warning,
                              fmt::format("[blocks.{}]: nobody can be planned here: {}", blocks[i].of().id,
                                          reason(best_of_block[i]))});
    constexpr std::size_t most = 20;
    for (std::size_t i = 0; i < without.size(); ++i) {
        const person& p = *without[i];
        if (i < most)
            faults.push_back(
                {p.at, severity::warning,
                 fmt::format(
                     "[people.{}]: no block meets the times at which {} can be reached, so these touches "
                     "get a day without a time",
                     p.id, p.name)});
        else if (i == most)
            faults.push_back(
                {p.at, severity::warning,
                 fmt::format("[people.{}]: and {} more whom no block meets", p.id, without.size() - most)});
    }
    sort(faults);
    return faults;
}

} // namespace intouch::roster
