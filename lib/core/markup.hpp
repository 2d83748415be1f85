// SPDX-License-Identifier: MIT
// Text inside HTML and XML.
#pragma once

#include <string>
#include <string_view>

namespace intouch {

/// `text` for element content and quoted attributes: & < > " ' as character references. For what holds no
/// control characters, see `without_control`.
[[nodiscard]] std::string escape_markup(std::string_view text);

} // namespace intouch
