// SPDX-License-Identifier: MIT
// Character sets of calendars, by ICU.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace intouch::ical {

/// UTF-16 as UTF-8, when `bytes` are UTF-16: by a byte order mark, or by NUL as every other of the first bytes.
[[nodiscard]] std::optional<std::string> from_utf16(std::string_view bytes);

/// The bytes of one line in UTF-8. `charset` is a name such as "iso-8859-15"; a name that is unknown or empty means
/// Windows-1252, which extends Latin-1. What the set does not have becomes U+FFFD.
[[nodiscard]] std::string line_to_utf8(std::string_view line, const std::string& charset);

/// How a message names what `line_to_utf8` takes.
[[nodiscard]] std::string charset_taken(const std::string& charset);

} // namespace intouch::ical
