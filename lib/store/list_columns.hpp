// SPDX-License-Identifier: MIT
// How lists are kept in one column: a line for each item, ended by LF; fields parted by TAB; within a field
// backslash, LF, TAB, CR and NUL are written \\ \n \t \r \0, so that any bytes come back as they were. Fields
// that are added later come last, and lines that lack them mean their defaults.
#pragma once

#include "ledger/published.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::store {

[[nodiscard]] std::string print_list(std::span<const std::string> items);
/// Nothing for a text that `print_list` never makes.
[[nodiscard]] std::optional<std::vector<std::string>> parse_list(std::string_view text);

/// uid, owner, kind, round, attempt, channel, minutes, ideal, latest, day, start ("" all-day), block, pinned
/// ("0", "1").
[[nodiscard]] std::string print_places(std::span<const ledger::published_touch> places);
[[nodiscard]] std::optional<std::vector<ledger::published_touch>> parse_places(std::string_view text);

} // namespace intouch::store
