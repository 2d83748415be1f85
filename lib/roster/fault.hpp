// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace intouch::roster {

/// The text of a file. Messages show `name`.
struct source {
    std::string name;
    std::string text;
    bool operator==(const source&) const = default;
};

/// A position in a file. Lines and columns count from 1. A column is a character, not a byte.
struct place {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    auto operator<=>(const place&) const = default;
};

enum class severity : std::uint8_t { error, warning };

struct fault {
    place at;
    severity level = severity::error;
    std::string text; ///< "every: found \"soon\", expected a span such as \"6 weeks\""
    bool operator==(const fault&) const = default;
};

using fault_list = std::vector<fault>;

/// "roster.toml:12:9: error: every: found …"
[[nodiscard]] std::string print(const fault& f);
[[nodiscard]] bool has_errors(const fault_list& f);
/// Sorts by file (in the order in which files first appear), line, column and text, and removes exact
/// repeats.
void sort(fault_list& f);

} // namespace intouch::roster
