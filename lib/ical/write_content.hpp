// SPDX-License-Identifier: MIT
// Content lines that intouch makes, and the text of components (RFC 5545 3.1).
#pragma once

#include "ical/content.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::ical {

/// `line` in physical lines of at most 75 octets, each ended with CRLF. The cuts are between characters and
/// never after a backslash. `line` must hold no control characters.
[[nodiscard]] std::string fold(std::string_view line);

/// A folded line. Parameter values are quoted and encoded (RFC 6868) where needed. Control characters are
/// removed everywhere, so that no value can begin a line of its own. `value` is written as it is: see
/// `escape`.
[[nodiscard]] content_line make_line(std::string_view name, std::string_view value,
                                     std::vector<parameter> parameters = {});
/// Replaces the first line of that name, or adds `line` at the end. Further lines of that name are removed.
void set(component& c, content_line line);
void remove(component& c, std::string_view name);

/// The lines of `c` as they are, then its parts; CRLF.
[[nodiscard]] std::string print(const component& c);

} // namespace intouch::ical
