// SPDX-License-Identifier: MIT
// Checks and cleaning of text from outside: encoding, control characters, ids.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace intouch {

/// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool valid_utf8(std::string_view text);
/// A C0 control (TAB and LF included), DEL, a C1 control, U+2028 or U+2029.
[[nodiscard]] bool is_control(char32_t c);
/// A mark that turns the direction of what follows (U+202A to U+202E, U+2066 to U+2069): a name could show another.
[[nodiscard]] bool turns_direction(char32_t c);
/// True when `text` holds a character for which `is_control` is true.
[[nodiscard]] bool has_control(std::string_view text);
/// True when `text` holds a character for which `turns_direction` is true.
[[nodiscard]] bool has_direction_mark(std::string_view text);
/// Removes the control characters that `has_control` names, and the marks of `has_direction_mark`. Replaces invalid
/// UTF-8 by U+FFFD. `keep_lines` keeps TAB and LF; CRLF and CR become LF.
[[nodiscard]] std::string without_control(std::string_view text, bool keep_lines = false);
[[nodiscard]] std::string lower_ascii(std::string_view text);
/// Without the blanks (U+0020) at both ends.
[[nodiscard]] std::string_view trim_blanks(std::string_view text);
/// The parts between blanks (U+0020); none is empty. They are views into `text`.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);
/// The code points of `text`. Each invalid sequence becomes one U+FFFD (Unicode 3.9, maximal subpart).
[[nodiscard]] std::u32string code_points(std::string_view text);
/// `text` in quotes for a message. Control characters, direction marks and invalid UTF-8 become U+FFFD, and "…"
/// ends the text after 60 characters.
[[nodiscard]] std::string quoted(std::string_view text);
/// Ends the title of a touch of which only the day is told. Whatever a user writes, this mark is ours.
inline constexpr std::string_view about_mark = " (about)";
[[nodiscard]] constexpr std::string_view without_about(std::string_view title) {
    if (title.ends_with(about_mark)) title.remove_suffix(about_mark.size());
    return title;
}

/// True for 1 to 64 lower-case letters, digits, "-" and "_": the ids of people, blocks and feeds.
[[nodiscard]] bool valid_id(std::string_view text);

} // namespace intouch
