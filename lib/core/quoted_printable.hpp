// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace intouch {

/// Decodes quoted-printable (RFC 2045 6.7). A "=" without two hexadecimal digits after it stays.
[[nodiscard]] std::string decode_quoted_printable(std::string_view text);

} // namespace intouch
