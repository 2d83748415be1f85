// SPDX-License-Identifier: MIT
// Tables as text (RFC 4180, and what spreadsheets make of it).
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::cards {

struct csv_row {
    std::size_t line = 0; ///< where it begins; a quoted field may go over several
    std::vector<std::string> fields;
    bool operator==(const csv_row&) const = default;
};

/// The rows that are not blank; the delimiter is the one of `,` `;` TAB `|` that stands most often in the
/// first row outside quotes, or what "sep=;" says. `errc::invalid` with the line: a quote that does not
/// close, text behind one that does, and a row with more fields than the first.
[[nodiscard]] result<std::vector<csv_row>> parse_csv(std::string_view text);

} // namespace intouch::cards
