// SPDX-License-Identifier: MIT
#include "core/text.hpp"
#include "roster/block_times.hpp"
#include "roster/effective.hpp"
#include "roster/phrase.hpp"
#include "roster/read.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intouch::roster {
namespace {

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
