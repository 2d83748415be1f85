// SPDX-License-Identifier: MIT
// Character sets of address books. No other file uses iconv.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace intouch::cards {

/// Converts a complete file to UTF-8 without a byte order mark. The file may be UTF-8, UTF-16 (with a mark,
/// or with NUL as every other byte of ASCII) or else Windows-1252, which extends Latin-1. `errc::invalid`
/// with the line when the file is not text.
[[nodiscard]] result<std::string> to_utf8(std::string_view file);

/// Converts bytes of the character set to UTF-8. `errc::invalid` for an unknown character set, and for bytes
/// that it does not have.
[[nodiscard]] result<std::string> decode(std::string_view bytes, const std::string& charset);

/// Decodes quoted-printable (RFC 2045 6.7). A "=" without two hexadecimal digits after it stays.
[[nodiscard]] std::string decode_quoted_printable(std::string_view text);

} // namespace intouch::cards
