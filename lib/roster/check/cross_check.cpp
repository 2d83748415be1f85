// SPDX-License-Identifier: MIT
#include "roster/check/cross_check.hpp"

#include "core/text.hpp"
#include "roster/check/block_times.hpp"
#include "roster/check/channel_hours.hpp"
#include "roster/check/foreign_numbers.hpp"
#include "roster/check/long_ladders.hpp"
#include "roster/check/meeting_hours.hpp"
#include "roster/check/missing_details.hpp"
#include "roster/check/overlapping_blocks.hpp"
#include "roster/describe_value.hpp"
#include "roster/effective.hpp"
#include "roster/find_person.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace intouch::roster {
namespace {

/// "`call` takes 25 minutes", for the shortest channel in `used` that the block accepts.
std::string shortest(const block_times& b, const std::set<std::string>& used, const settings& s) {
    const channel* least = nullptr;
    for (const std::string& name : used) {
        const auto found = s.channels.find(name);
        if (found == s.channels.end() || !b.lets_in(name)) continue;
        if (least == nullptr || found->second.minutes < least->minutes) least = &found->second;
    }
    return least == nullptr ? "" : fmt::format("`{}` takes {}", least->id, print_duration(least->minutes));
}

/// Why the block suits no person, and what the user can change.
std::string reason(const block_times& b, fit best, const roster& r, const std::set<std::string>& used,
                   const settings& s) {
    const block& of = b.of();
    switch (best) {
    case fit::filtered_out:
        if (std::ranges::none_of(r.people, [&](const auto& p) { return b.lets_in(p.second); }))
            return fmt::format(
                "no person is in {}; add a person to that circle, or change the `circles` of the block",
                listed(of.circles, "or"));
        if (std::ranges::none_of(used, [&](const std::string& name) { return b.lets_in(name); }))
            return fmt::format(
                "no person has {} in `via`; add it to a person, or change the `via` of the block",
                listed(of.via, "or"));
        return fmt::format("no person in {} has {} in `via`; add it to a person, or change the block",
                           listed(of.circles, "or"), listed(of.via, "or"));
    case fit::too_short:
        return fmt::format("it is {} long, and {}; make `when` longer", print_duration(b.longest()),
                           shortest(b, used, s));
    case fit::no_time:
        return "no person for this block can be reached at its times; change its `when`, the `reach` of the "
               "people, or the `hours` of the channel";
    case fit::fits:
        break;
    }
    return "";
}

/// Somebody whose first live channel no block meets.
struct unmet {
    const person* who = nullptr;
    const channel* by = nullptr;
    std::string when{};    ///< "in winter ", "in summer "; empty: always
    std::string instead{}; ///< the next channel that a block suits; empty: none
};

/// Which weeks of `sample_weeks` no block meets; nothing when the blocks do not let the channel in at all.
std::optional<unmet> find_unmet(const person& p, const std::vector<std::string>& via,
                                std::vector<block_times>& blocks, const settings& s) {
    const auto live = std::ranges::find_if(
        via, [&](const std::string& name) { return s.channels.contains(name) && s.channels.at(name).live; });
    if (live == via.end()) return std::nullopt;
    const auto best = [&](std::size_t week, const std::string& name) {
        fit found = fit::filtered_out;
        for (block_times& b : blocks) found = std::max(found, b.best_in(week, p, name, s));
        return found;
    };
    const bool winter = best(0, *live) == fit::no_time;
    const bool summer = best(1, *live) == fit::no_time;
    if (!winter && !summer) return std::nullopt;
    unmet u{.who = &p, .by = &s.channels.at(*live)};
    if (!winter || !summer) u.when = winter ? "in winter " : "in summer ";
    for (auto next = live + 1; next != via.end() && u.instead.empty(); ++next)
        if (best(winter ? 0 : 1, *next) == fit::fits) u.instead = *next;
    return u;
}

/// "add a block within Mon-Fri 00:00-02:00 of your time, or change their `reach`"
std::string what_would_meet(const unmet& u, const settings& s) {
    const std::string hours = meeting_hours(*u.who, *u.by, s);
    const std::string limit =
        u.who->reach.empty() ? fmt::format("[channels.{}] hours", u.by->id) : "their `reach`";
    if (hours.empty())
        return fmt::format(
            "their `reach` and [channels.{}] hours have no time in common that is long enough; change "
            "one of them",
            u.by->id);
    return fmt::format("add a block within {} of your time, or change {}", hours, limit);
}

std::string text_of(const unmet& u, const settings& s) {
    const std::string use = u.instead.empty() ? "these touches get a day without a time"
                                              : fmt::format("{} comes instead", u.instead);
    return fmt::format(
        "[people.{}]: {}no block meets the times at which {} can be reached for a {}, so {}; {}", u.who->id,
        u.when, u.who->name, u.by->id, use, what_would_meet(u, s));
}

/// Circles that the roster lacks, in what names them: a block, a feed, an account, a target.
class circle_check {
public:
    circle_check(const roster& r, fault_list& faults) : faults_(faults) {
        for (const auto& [id, c] : r.circles) known_.push_back(id);
    }

    template <class Named> void look_at(const std::map<std::string, Named>& all) {
        for (const auto& [id, one] : all)
            for (std::size_t i = 0; i < one.circles.size(); ++i)
                if (!std::ranges::binary_search(known_, one.circles[i]))
                    add(i < one.circles_at.size() ? one.circles_at[i] : one.at, one.circles[i]);
    }

private:
    void add(const place& at, const std::string& name) {
        const std::string near = suggestion(name, known_);
        faults_.push_back(
            {at, severity::error,
             fmt::format("circles: found {}, expected a circle of the roster{}", quoted(name),
                         !near.empty() ? near : fmt::format("; there is no [circles.{}]", name))});
    }

    std::vector<std::string> known_; ///< sorted
    fault_list& faults_;
};

void check_names(const settings& s, const roster& r, fault_list& faults) {
    circle_check circles(r, faults);
    circles.look_at(s.blocks);
    circles.look_at(s.feeds);
    circles.look_at(s.caldav);
    circles.look_at(s.notify);
    for (const auto& [id, b] : s.blocks)
        for (const std::string& name : b.via)
            if (!s.channels.contains(name))
                faults.push_back(
                    {b.at, severity::error,
                     fmt::format("[blocks.{}]: via: found {}, expected a channel", id, quoted(name))});
}

/// What a buddy did is told in a block that both keep.
void check_buddies(const settings& s, const roster& r, fault_list& faults) {
    for (const auto& [id, one] : s.buddies)
        if (std::ranges::none_of(s.blocks, [&](const auto& b) { return find_buddy(b.second, s, r) == &one; }))
            faults.push_back(
                {one.at, severity::warning,
                 fmt::format("[buddy.{0}]: no block is kept with them, so nothing is told; write with = "
                             "\"{0}\" in a block",
                             id)});
}

/// Whether the hours of channels leave no time of the block.
bool is_closed(const block& b, const std::vector<closed_time>& closed) {
    return std::ranges::all_of(b.when, [&](const week_range& when) {
        return std::ranges::any_of(
            closed, [&](const closed_time& c) { return c.of == &b && c.when == when && c.whole(); });
    });
}

/// Whether nothing but a block's own time keeps the person out of it, and the block has its warning.
bool told_of_block(const person& p, const std::vector<closed_time>& closed, const settings& s) {
    if (!p.reach.empty() || (p.zone && p.zone->name() != s.zone->name())) return false;
    return std::ranges::any_of(closed, [&](const closed_time& c) { return lets_in(*c.of, p); });
}

} // namespace

fault_list cross_check(const settings& s, const roster& r) {
    fault_list faults;
    if (!s.complete || !r.complete) return faults; // what seems to be missing may be in the unread part
    check_names(s, r, faults);
    check_buddies(s, r, faults);
    std::ranges::move(overlapping_blocks(s), std::back_inserter(faults));
    std::ranges::move(missing_details(s, r), std::back_inserter(faults));
    std::ranges::move(long_ladders(s, r), std::back_inserter(faults));
    if (s.zone) std::ranges::move(foreign_numbers(s, r), std::back_inserter(faults));
    if (has_errors(faults) || s.blocks.empty() || r.people.empty()) {
        sort(faults);
        return faults;
    }
    const std::vector<closed_time> closed = s.zone ? closed_times(s, r) : std::vector<closed_time>();
    for (const closed_time& c : closed) faults.push_back({c.of->at, severity::warning, print(c)});
    std::vector<block_times> blocks;
    for (const auto& [id, b] : s.blocks)
        if (!b.when.empty()) blocks.emplace_back(b, s.zone);
    std::vector<fit> best_of_block(blocks.size(), fit::filtered_out);
    std::set<std::string> used; // channels
    std::vector<unmet> without;
    for (const auto& [id, p] : r.people) {
        const std::vector<std::string> via = cadence_of(p, r, s).value.via;
        std::vector<std::string> any = via;
        for (const occasion& o : p.occasions) any.insert(any.end(), o.via.begin(), o.via.end());
        used.insert(any.begin(), any.end());
        for (std::size_t i = 0; i < blocks.size(); ++i)
            best_of_block[i] = std::max(best_of_block[i], blocks[i].best(p, any, s));
        if (auto u = find_unmet(p, via, blocks, s)) without.push_back(std::move(*u));
    }
    std::erase_if(without, [&](const unmet& u) { return told_of_block(*u.who, closed, s); });
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (best_of_block[i] != fit::fits &&
            !(best_of_block[i] == fit::no_time && is_closed(blocks[i].of(), closed)))
            faults.push_back({blocks[i].of().at, severity::warning,
                              fmt::format("[blocks.{}]: nobody can be planned here: {}", blocks[i].of().id,
                                          reason(blocks[i], best_of_block[i], r, used, s))});
    constexpr std::size_t most = 20;
    for (std::size_t i = 0; i < without.size(); ++i) {
        const person& p = *without[i].who;
        if (i < most)
            faults.push_back({p.at, severity::warning, text_of(without[i], s)});
        else if (i == most)
            faults.push_back({p.at, severity::warning,
                              fmt::format("[people.{}]: and {} more whose times no block meets", p.id,
                                          without.size() - most)});
    }
    sort(faults);
    return faults;
}

} // namespace intouch::roster
