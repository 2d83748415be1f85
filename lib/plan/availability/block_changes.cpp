// SPDX-License-Identifier: MIT
#include "plan/availability/block_changes.hpp"

#include "plan/availability/occurrences.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace intouch::plan {

namespace {

/// The hour nearest to `time` at which the rule lets an occurrence begin on that day.
std::optional<minutes> nearest_begin(const roster::block& b, date day, minutes time) {
    std::optional<minutes> best;
    for (const week_range& r : b.when) {
        if (!begins_on(r, day) || !has_turn(b, day)) continue;
        if (!best || std::chrono::abs(r.from - time) < std::chrono::abs(*best - time)) best = r.from;
    }
    return best;
}

bool is_ruled(const roster::block& b, const when& on) {
    return std::ranges::any_of(b.when, [&](const week_range& r) {
        return on.time == r.from && begins_on(r, on.day) && has_turn(b, on.day);
    });
}

/// The hours of the rule may have been edited since.
block_changes under_rule(const roster::block& b, block_changes all) {
    block_changes kept;
    for (auto it = all.begin(); it != all.end();) {
        if (is_ruled(b, it->first))
            kept.insert(all.extract(it++));
        else
            ++it;
    }
    for (auto& [on, to] : all) {
        const auto begin = nearest_begin(b, on.day, on.time.value_or(minutes(0)));
        if (!begin) continue;
        const when now{on.day, *begin};
        if (to != now) kept.emplace(now, std::move(to));
    }
    return kept;
}

} // namespace

std::string block_owner(std::string_view block) { return "block:" + std::string(block); }

bool is_block_owner(std::string_view owner) { return owner.starts_with("block:"); }

block_changes changes_of(const ledger::state& state, const roster::block& block) {
    block_changes all;
    const auto found = state.people.find(block_owner(block.id));
    if (found == state.people.end()) return all;
    for (const ledger::entry& e : found->second.history) {
        if (e.kind == ledger::entry_kind::block_skipped)
            all.insert_or_assign(e.on, std::nullopt);
        else if (e.kind == ledger::entry_kind::block_moved && e.to == e.on)
            all.erase(e.on);
        else if (e.kind == ledger::entry_kind::block_moved)
            all.insert_or_assign(e.on, e.to);
    }
    return under_rule(block, std::move(all));
}

} // namespace intouch::plan
