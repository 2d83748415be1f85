// SPDX-License-Identifier: MIT
// Content lines (RFC 5545 3.1, RFC 6350 3.3) as a tree of components, from any calendar or address book. Each
// line keeps its text. So an object can change in one line, and every line that intouch does not understand
// stays. libical does not fit here: it drops unknown properties, and crashes on deep nesting.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::ical {

struct parameter {
    std::string name;                ///< upper case; empty for a bare word (vCard 2.1: "TEL;HOME:")
    std::vector<std::string> values; ///< without quotes, RFC 6868 decoded; never empty
    bool operator==(const parameter&) const = default;
};

struct content_line {
    std::string group; ///< vCard's "item1" of "item1.EMAIL"; empty: none
    std::string name;  ///< upper case; empty for a line that is no content line and has only `text`
    std::vector<parameter> parameters;
    std::string value;      ///< unfolded, as written (escapes and all)
    std::string text;       ///< as it stood, folds too; each line end is CRLF
    std::size_t number = 0; ///< of its first physical line, from 1; 0 when intouch made the line
    bool operator==(const content_line&) const = default;
};

struct component {
    std::string name; ///< upper case
    std::vector<content_line> lines;
    std::vector<component> parts;
    std::size_t number = 0; ///< of its BEGIN
    bool operator==(const component&) const = default;
};

struct content_limits {
    std::size_t bytes = std::size_t{1} << 20U;
    std::size_t line = std::size_t{64} << 10U; ///< unfolded
    std::size_t lines = 10'000;                ///< content lines, BEGIN and END among them
    std::size_t depth = 8;
};

/// The components that `text` consists of, at least one. Taken as well: a byte order mark, LF for CRLF, blank
/// lines, lower case, blanks behind a name, lines without a name or colon. `errc::invalid`, with the line:
/// NUL or invalid UTF-8, anything outside a component, one that does not end or ends as another, and what
/// is beyond `limits`.
[[nodiscard]] result<std::vector<component>> parse_components(std::string_view text,
                                                              const content_limits& limits = {});

/// The value of a parameter without the circumflexes of RFC 6868.
[[nodiscard]] std::string decode_parameter(std::string_view text);
/// One unfolded line. A line that is no content line has no name. The caller sets `text` and `number`.
[[nodiscard]] content_line parse_content_line(std::string_view line);

/// The first line of that name; null when there is none.
[[nodiscard]] const content_line* find(const component& c, std::string_view name);
/// The value of the first line of that name, as written; empty when there is none.
[[nodiscard]] std::string_view value_of(const component& c, std::string_view name);
/// All values of that parameter, in order.
[[nodiscard]] std::vector<std::string> values_of(const content_line& line, std::string_view parameter);

} // namespace intouch::ical
