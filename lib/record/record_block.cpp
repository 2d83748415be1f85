// SPDX-License-Identifier: MIT
#include "record/record_block.hpp"

#include "core/nearest_name.hpp"
#include "core/text.hpp"
#include "plan/availability/away_days.hpp"
#include "plan/availability/block_changes.hpp"
#include "plan/availability/occurrences.hpp"
#include "record/record_entry.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace intouch::record {

namespace {

/// The beginning that the rule gives to the occurrence that begins at `at` now.
std::optional<when> by_rule(const roster::block& b, const plan::block_changes& changed, const when& at) {
    for (const auto& [on, to] : changed)
        if (to == at) return on;
    const bool ruled = std::ranges::any_of(b.when, [&](const week_range& r) {
        return at.time == r.from && begins_on(r, at.day) && plan::has_turn(b, at.day);
    });
    return ruled ? std::optional(at) : std::nullopt;
}

constexpr days looked_ahead{400}; ///< for the next occurrence

error unknown_block(const plan::plan_input& in, const std::string& block) {
    std::vector<std::string> ids;
    for (const auto& [known, b] : in.settings.blocks) ids.push_back(known);
    return {errc::not_found,
            "block: found " + quoted(block) + ", expected one of intouch.toml" + did_you_mean(block, ids)};
}

when begin_of(const plan::plan_input& in, const plan::occurrence& o) {
    const auto local = std::chrono::floor<minutes>(in.zone.to_local(o.start));
    return {day_of(local), time_of(local)};
}

} // namespace

result<when> which_occurrence(const plan::plan_input& in, const std::string& block,
                              const std::optional<when>& on) {
    const auto found = in.settings.blocks.find(block);
    if (found == in.settings.blocks.end()) return std::unexpected(unknown_block(in, block));
    if (on && on->time) return *on;
    if (on)
        if (auto ok = not_in_past(in, "on", *on); !ok) return std::unexpected(ok.error());
    const date first = on ? on->day : today(in);
    auto all = plan::occurrences(found->second, in.zone, first, first + (on ? days(1) : looked_ahead),
                                 plan::changes_of(in.state, found->second));
    if (!on) {
        const plan::away_days away(in);
        std::erase_if(all, [&](const plan::occurrence& o) {
            return o.start < in.moment || away.covering(o.day) != nullptr;
        });
    }
    if (all.empty() && !on) return fail(errc::not_found, "block: " + block + " has no occurrence ahead");
    if (all.empty())
        return fail(errc::not_found,
                    "on: found " + print(*on) + ", on which no occurrence of " + block + " begins");
    if (!on || all.size() == 1) return begin_of(in, all.front());
    std::string list;
    for (const auto& o : all) list += (list.empty() ? "" : ", ") + print_time(*begin_of(in, o).time);
    return fail(errc::invalid, "on: found " + print(*on) + ", on which " + block +
                                   " begins more than once: say when, one of " + list);
}

result<std::vector<ledger::entry>> record_block(const plan::plan_input& in, const std::string& block,
                                                const when& on, const std::optional<when>& to,
                                                const origin& from, const new_id& id) {
    const auto found = in.settings.blocks.find(block);
    if (found == in.settings.blocks.end()) return std::unexpected(unknown_block(in, block));
    const auto rule = by_rule(found->second, plan::changes_of(in.state, found->second), on);
    if (!rule)
        return fail(errc::not_found,
                    "on: found " + print(on) + ", expected the beginning of an occurrence of " + block);
    if (auto ok = not_in_past(in, "on", on); !ok) return std::unexpected(ok.error());
    if (plan::away_days(in).covering(on.day) != nullptr)
        return fail(errc::conflict, "on: found " + print(on) + ", but you are away, so " + block +
                                        " does not take place then");
    if (to) {
        if (auto ok = can_be_planned(in, "to", *to); !ok) return std::unexpected(ok.error());
        if (plan::away_days(in).covering(to->day) != nullptr)
            return fail(errc::conflict, "to: found " + print(*to) + ", but you are away, so " + block +
                                            " would not take place; expected a day on which you are there");
    }
    auto e = new_entry(in, plan::block_owner(block),
                       to ? ledger::entry_kind::block_moved : ledger::entry_kind::block_skipped, from, id);
    e.block = block;
    e.on = *rule;
    if (to) e.to = as_clocks_show(in, {to->day, to->time ? to->time : rule->time});
    return std::vector{e};
}

} // namespace intouch::record
