// SPDX-License-Identifier: MIT
// Character sets and transfer encodings of address books. No other file uses iconv.
#pragma once

#include "core/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace intouch::cards {

/// Converts bytes of the character set to UTF-8. `errc::invalid` for an unknown character set, and for bytes
/// that it does not have.
[[nodiscard]] result<std::string> decode(std::string_view bytes, const std::string& charset);

/// The bytes of UTF-16 text as UTF-8: a byte order mark says so, or NUL as every other byte of ASCII. Nothing for other
/// bytes. `errc::invalid` when the bytes are no UTF-16.
[[nodiscard]] std::optional<result<std::string>> decode_utf16(std::string_view file);

} // namespace intouch::cards
