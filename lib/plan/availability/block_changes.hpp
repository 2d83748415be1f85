// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "ledger/state.hpp"
#include "roster/settings.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::plan {

/// The user's changes to single occurrences of a block: from the day and time of the rule to the present day
/// and time; nothing: the occurrence is left out.
using block_changes = std::map<when, std::optional<when>>;

/// The owner in entries about occurrences of a block. No person, household or gathering can have that id.
[[nodiscard]] std::string block_owner(std::string_view block);
[[nodiscard]] bool is_block_owner(std::string_view owner);
/// The newest entry about an occurrence counts. An occurrence that was moved back to its own day and time is
/// no change. Where the rule has other hours by now, a change is one of the nearest occurrence of that day.
[[nodiscard]] block_changes changes_of(const ledger::state& state, const roster::block& block);

} // namespace intouch::plan
