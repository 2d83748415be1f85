// SPDX-License-Identifier: MIT
// The scheme of an address, and whether an address may stand in a link.
#pragma once

#include <string>
#include <string_view>

namespace intouch {

/// "https", in lower case; empty: `url` has none (RFC 3986 3.1).
[[nodiscard]] std::string url_scheme(std::string_view url);
/// Whether addresses of that scheme run code or show what they hold themselves: javascript, data, vbscript, file.
[[nodiscard]] bool is_harmful_scheme(std::string_view scheme);

} // namespace intouch
