// SPDX-License-Identifier: MIT
// The width of text on a terminal, and tables that fit the terminal. No other file includes utf8proc.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace intouch {

/// Terminal columns that `text` takes. A wide character or an emoji takes two columns, a combining mark none.
/// A grapheme cluster (a flag, a family emoji, a letter with its marks) is as wide as its widest part.
[[nodiscard]] std::size_t display_width(std::string_view text);
/// `text`, cut between grapheme clusters when it is wider than `most` columns. "…" then ends the result.
[[nodiscard]] std::string truncated(std::string_view text, std::size_t most);

/// Lines of at most `width` columns (0: no limit), broken between words; `indent` blanks begin all lines but the first.
/// A word that is wider than a line stands alone, whole. Other blanks stay. Control characters are
/// removed.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width,
                                               std::size_t indent = 0);

struct table_style {
    std::size_t width = 0; ///< of the terminal, in columns; 0: no limit
    // Indexes of table columns:
    std::set<std::size_t> always_whole{};    ///< never cut, never left out: addresses
    std::set<std::size_t> never_truncated{}; ///< left out rather than cut: half a date says nothing
    std::set<std::size_t> wrapped{};         ///< go on in the next line rather than be cut: what matters most
    std::vector<std::size_t> spared{};       ///< left out first, in this order
};
/// One line a row, more where a wrapped cell needs them. A column is as wide as its widest cell, with two spaces
/// between columns.
///
/// A table that is too wide for `style.width` first makes its widest columns narrower, down to eight terminal
/// columns each, 16 for a wrapped one. Then it leaves out columns: those that can be spared, then from the right.
/// Control characters in cells are removed, because cells hold text that users typed.
[[nodiscard]] std::vector<std::string> terminal_table(const std::vector<std::vector<std::string>>& rows,
                                                      const table_style& style);

} // namespace intouch
