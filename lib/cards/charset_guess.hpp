// SPDX-License-Identifier: MIT
// The character set of text that does not say it. Windows-1252 has a letter for nearly every byte, so text in any
// character set can be read as such and becomes rubbish. A guess must therefore be told to the user.
#pragma once

#include <string>
#include <string_view>

namespace intouch::cards {

/// The likely character set of bytes that are not UTF-8, by a name that `decode` knows: "CP932" (which extends
/// Shift-JIS), "EUC-JP", "WINDOWS-1251", "KOI8-R", "WINDOWS-1253", "WINDOWS-1255", "WINDOWS-1254", else "WINDOWS-1252",
/// or "ISO-8859-1" for bytes that Windows-1252 leaves undefined.
[[nodiscard]] std::string guess_charset(std::string_view bytes);

/// The name for a message: "Shift-JIS", "Windows-1252".
[[nodiscard]] std::string charset_in_words(const std::string& charset);

/// UTF-8 text, and how it was found.
struct decoded_text {
    std::string text;
    std::string guessed; ///< the character set when it is a guess; empty for UTF-8
    bool operator==(const decoded_text&) const = default;
};

/// Reads `bytes` as UTF-8, else as the character set `declared`, else as the likely one. Never fails.
[[nodiscard]] decoded_text decode_or_guess(std::string_view bytes, const std::string& declared = {});

} // namespace intouch::cards
