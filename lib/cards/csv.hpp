// SPDX-License-Identifier: MIT
// Tables as text: RFC 4180, and the variants of spreadsheets.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::cards {

struct csv_row {
    std::size_t line = 0; ///< the first line of the row; a quoted field may span several lines
    std::vector<std::string> fields;
    bool operator==(const csv_row&) const = default;
};

/// The rows that are not blank. The delimiter is the most frequent one of `,` `;` TAB `|` outside quotes in
/// the first row, or the one that a line such as "sep=;" names. `errc::invalid` with the line: a quote is not
/// closed, text follows a closing quote, or a row has more fields than the first row.
[[nodiscard]] result<std::vector<csv_row>> parse_csv(std::string_view text);

} // namespace intouch::cards
