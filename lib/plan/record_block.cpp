// SPDX-License-Identifier: MIT
#include "core/suggest.hpp"
#include "core/text.hpp"
#include "plan/block_changes.hpp"
#include "plan/places.hpp"
#include "plan/record_entry.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace intouch::plan {

namespace {

/// Where the rule has the occurrence that is at `at` now.
std::optional<when> by_rule(const roster::block& b, const block_changes& changed, const when& at) {
    for (const auto& [on, to] : changed)
        if (to == at) return on;
    const bool ruled = std::ranges::any_of(b.when, [&](const week_range& r) {
        return at.time == r.from && begins_on(r, at.day) && has_turn(b, at.day);
    });
    return ruled ? std::optional(at) : std::nullopt;
}

} // namespace

result<std::vector<ledger::entry>> record_block(const input& in, const std::string& block, const when& on,
                                                const std::optional<when>& to, const origin& from,
                                                const new_id& id) {
    const auto found = in.settings.blocks.find(block);
    if (found == in.settings.blocks.end()) {
        std::vector<std::string> ids;
        for (const auto& [known, b] : in.settings.blocks) ids.push_back(known);
        auto text = "block: found " + quoted(block) + ", expected one of intouch.toml";
        if (const auto near = nearest(block, ids)) text += "; did you mean " + quoted(*near) + "?";
        return fail(errc::not_found, text);
    }
    const auto rule = by_rule(found->second, changes_of(in.state, block), on);
    if (!rule)
        return fail(errc::not_found,
                    "on: found " + print(on) + ", expected the beginning of an occurrence of " + block);
    if (auto ok = not_in_past(in, "on", on); !ok) return std::unexpected(ok.error());
    if (to)
        if (auto ok = not_in_past(in, "to", *to); !ok) return std::unexpected(ok.error());
    auto e = new_entry(in, block_owner(block),
                       to ? ledger::entry_kind::block_moved : ledger::entry_kind::block_skipped, from, id);
    e.key = from.key;
    e.block = block;
    e.on = *rule;
    if (to) e.to = when{to->day, to->time ? to->time : rule->time};
    return std::vector{e};
}

} // namespace intouch::plan
