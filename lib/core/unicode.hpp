// SPDX-License-Identifier: MIT
// Case, accents and letters of any script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace intouch {

/// `text` as a person types it in a search: without case and accents ("José" and "JOSE" become "jose"; Unicode 3.13,
/// D145), and with the apostrophe of a keyboard in place of a typographic one. Invalid UTF-8 loses the case of its ASCII
/// letters alone.
[[nodiscard]] std::string without_case(std::string_view text);
/// Letters and their accents as one character each where Unicode has one (NFC; Unicode 3.11). Invalid UTF-8 stays.
[[nodiscard]] std::string composed(std::string_view text);

/// The runs of letters (Unicode 4.5, General Category) with their marks. They are views into `text`; invalid UTF-8
/// separates them.
[[nodiscard]] std::vector<std::string_view> letter_runs(std::string_view text);
/// True when the first letter is a lower-case one; false for a script without case.
[[nodiscard]] bool begins_in_lower_case(std::string_view text);
/// True when the first letter is of a script with capitals, such as Latin or Greek.
[[nodiscard]] bool has_case(std::string_view text);
/// The first letter or digit; empty: there is none.
[[nodiscard]] std::string_view first_letter(std::string_view text);
/// A mark (U+200E) when `text` holds a letter that is read from right to left; else nothing. Between such a text and a
/// number it keeps the parts of the number in order (UAX 9, 2.6).
[[nodiscard]] std::string_view mark_before_number(std::string_view text);

} // namespace intouch
