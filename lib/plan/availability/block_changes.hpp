// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "ledger/state.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::plan {

/// What the user changed of single occurrences of a block: by the day and time of the rule, where each is
/// now; nothing: left out.
using block_changes = std::map<when, std::optional<when>>;

/// Whom entries about a block's occurrences name: no person, household or gathering can have that id.
[[nodiscard]] std::string block_owner(std::string_view block);
[[nodiscard]] bool is_block_owner(std::string_view owner);
/// The newest entry about an occurrence counts; one moved back to where the rule has it is as the rule has
/// it.
[[nodiscard]] block_changes changes_of(const ledger::state& state, std::string_view block);

} // namespace intouch::plan
