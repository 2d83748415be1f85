// SPDX-License-Identifier: MIT
#include "plan/availability/block_changes.hpp"

namespace intouch::plan {

std::string block_owner(std::string_view block) { return "block:" + std::string(block); }

bool is_block_owner(std::string_view owner) { return owner.starts_with("block:"); }

block_changes changes_of(const ledger::state& state, std::string_view block) {
    block_changes all;
    const auto found = state.people.find(block_owner(block));
    if (found == state.people.end()) return all;
    for (const ledger::entry& e : found->second.history) {
        if (e.kind == ledger::entry_kind::block_skipped)
            all.insert_or_assign(e.on, std::nullopt);
        else if (e.kind == ledger::entry_kind::block_moved && e.to == e.on)
            all.erase(e.on);
        else if (e.kind == ledger::entry_kind::block_moved)
            all.insert_or_assign(e.on, e.to);
    }
    return all;
}

} // namespace intouch::plan
