// SPDX-License-Identifier: MIT
// What holds for every text that is read as a date in everyday words.
#pragma once

#include "core/natural_date.hpp"

#include <string>
#include <string_view>

namespace intouch::test {

/// What is wrong with the reading of `text`; empty when nothing is.
inline std::string fault_of_natural_date(std::string_view text, const wall_clock& by, looks direction) {
    const auto read = parse_natural(text, by, direction);
    if (!read) return read.error().text.empty() ? "an error without words" : "";
    if (read->time && (*read->time < minutes{0} || *read->time >= days{1})) return "a time outside the day";
    if (parse_natural(" " + std::string(text) + "  ", by, direction) != read) return "blanks around it count";
    const auto year = civil(read->day).year();
    if (year < std::chrono::year(1900) || year > std::chrono::year(2199)) return ""; // the caller refuses it
    if (parse_when(print(*read)) != read) return "it is printed as another day";
    return parse_natural(print(*read), by, direction) == read ? "" : "what is printed is read as another day";
}

} // namespace intouch::test
