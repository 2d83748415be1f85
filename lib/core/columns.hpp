// SPDX-License-Identifier: MIT
// How much room text takes on a terminal, and tables that fit one. The only place that knows utf8proc.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace intouch {

/// Columns of a terminal: wide characters and emoji take two, combining marks none, and a sequence that is
/// one character to a reader (a flag, a family, a letter with its marks) as much as its widest part.
[[nodiscard]] std::size_t columns(std::string_view text);
/// The longest beginning within `most` columns, never inside a character, with "…" for what is gone.
[[nodiscard]] std::string fitted(std::string_view text, std::size_t most);

struct table_style {
    std::size_t width = 0;         ///< 0: as wide as it comes
    std::set<std::size_t> whole{}; ///< columns that are never cut nor left out, such as addresses
    std::set<std::size_t> uncut{}; ///< that may be left out but mean nothing when cut, such as dates
};
/// A line a row, each column as wide as its widest cell, two blanks between. What is too wide for `width` is
/// taken from the widest columns first, down to eight each, and then columns are left out from the right.
/// Control characters are left out: what stands in a cell was typed by somebody.
[[nodiscard]] std::vector<std::string> table(const std::vector<std::vector<std::string>>& rows,
                                             const table_style& style);

} // namespace intouch
