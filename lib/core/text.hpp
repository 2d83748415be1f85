// SPDX-License-Identifier: MIT
// What every text from outside is checked for before it is believed.
#pragma once

#include <string>
#include <string_view>

namespace intouch {

/// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool valid_utf8(std::string_view text);
/// C0 (TAB and LF too), DEL, C1, U+2028 and U+2029.
[[nodiscard]] bool has_control(std::string_view text);
/// Without them, and with invalid UTF-8 replaced by U+FFFD; `keep_lines` keeps LF (CRLF and CR become LF) and
/// TAB.
[[nodiscard]] std::string without_control(std::string_view text, bool keep_lines = false);
[[nodiscard]] std::string lower_ascii(std::string_view text);
/// Its code points; each invalid sequence (the longest that could have begun one) is one U+FFFD.
[[nodiscard]] std::u32string code_points(std::string_view text);
/// `"text"` as a message shows it: controls and invalid UTF-8 as U+FFFD, cut after 60 characters with "…".
[[nodiscard]] std::string quoted(std::string_view text);
/// Design 3: lower-case letters, digits, "-" and "_", 1 to 64 of them.
[[nodiscard]] bool valid_id(std::string_view text);

} // namespace intouch
