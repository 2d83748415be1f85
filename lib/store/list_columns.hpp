// SPDX-License-Identifier: MIT
// Lists in one text column. Each item is a line that ends with LF; TAB separates the fields of an item.
// Within a field, backslash, LF, TAB, CR and NUL are written \\ \n \t \r \0, so that all bytes survive. A
// later version may append fields; a line without them means their defaults.
#pragma once

#include "ledger/published.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::store {

[[nodiscard]] std::string print_list(std::span<const std::string> items);
/// Nothing for a text that `print_list` never produces.
[[nodiscard]] std::optional<std::vector<std::string>> parse_list(std::string_view text);

/// Fields: uid, owner, kind, round, attempt, channel, minutes, ideal, latest, day, start (empty: all-day),
/// block, pinned and about ("0" or "1"), told, first_told, fixed_since and drawn_in (empty: none), pace in
/// hundredths.
[[nodiscard]] std::string print_places(std::span<const ledger::published_touch> places);
[[nodiscard]] std::optional<std::vector<ledger::published_touch>> parse_places(std::string_view text);

} // namespace intouch::store
