// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace intouch::ical {

/// TEXT (RFC 5545 3.3.11) as a person wrote it; "\n" is LF, and a backslash before anything else is dropped.
[[nodiscard]] std::string unescape(std::string_view value);
/// As a TEXT is written: backslash, ";", "," and LF escaped, other control characters gone.
[[nodiscard]] std::string escape(std::string_view text);
/// The parts between separators without a backslash before them, as written; at least one.
[[nodiscard]] std::vector<std::string> split_value(std::string_view value, char separator);

} // namespace intouch::ical
