// SPDX-License-Identifier: MIT
// The scheme of an address, whether an address may stand in a link, and whether its host is this machine.
#pragma once

#include <string>
#include <string_view>

namespace intouch {

/// "https", in lower case; empty: `url` has none (RFC 3986 3.1).
[[nodiscard]] std::string url_scheme(std::string_view url);
/// Whether addresses of that scheme run code or show what they hold themselves: javascript, data, vbscript, file.
[[nodiscard]] bool is_harmful_scheme(std::string_view scheme);
/// True for "localhost" in any case and for the addresses 127.0.0.0/8 and ::1, without brackets. A name such
/// as "127.example.org" is no address.
[[nodiscard]] bool is_loopback(std::string_view host);

} // namespace intouch
