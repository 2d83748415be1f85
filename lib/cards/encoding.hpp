// SPDX-License-Identifier: MIT
// The bytes of files as people have them. The only place that knows iconv.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace intouch::cards {

/// A whole file as UTF-8 without byte order mark: UTF-8, UTF-16 (with a mark, or where every other byte of
/// ASCII is NUL), else Windows-1252, which is Latin-1 with quotes. `errc::invalid` with the line for what is
/// no text.
[[nodiscard]] result<std::string> to_utf8(std::string_view file);

/// Bytes of that character set as UTF-8; `errc::invalid` for a set nobody knows and for bytes that are not of
/// it.
[[nodiscard]] result<std::string> decode(std::string_view bytes, const std::string& charset);

/// Quoted-printable (RFC 2045 6.7); "=" before what is no hexadecimal stays.
[[nodiscard]] std::string decode_quoted_printable(std::string_view text);

} // namespace intouch::cards
