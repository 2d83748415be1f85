// SPDX-License-Identifier: MIT
// Tables as text: RFC 4180, and the variants of spreadsheets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::cards {

struct csv_row {
    std::size_t line = 0; ///< the first line of the row; a quoted field may span several lines
    std::vector<std::string> fields;
    std::string fault; ///< why the row cannot be read; then the line is its field. Empty: it can
    bool operator==(const csv_row&) const = default;
};

/// The delimiters that tables have.
inline constexpr std::string_view csv_delimiters = ",;\t|";

/// The delimiter that a first line such as "sep=;" names, and the text behind that line. '\0' without such a line.
struct named_delimiter {
    char delimiter = '\0';
    std::string_view rest;
    std::size_t line = 1; ///< of the first row in `rest`
};
[[nodiscard]] named_delimiter take_delimiter(std::string_view text);

/// The rows that are not blank. A row has a fault when a quote in it does not close, or when text follows a closing
/// quote. Reading goes on with the next line. `line` is the number of the first line of `text`.
[[nodiscard]] std::vector<csv_row> parse_csv(std::string_view text, char delimiter, std::size_t line = 1);

} // namespace intouch::cards
