// SPDX-License-Identifier: MIT
// Escaping of text inside HTML and XML.
#pragma once

#include <string>
#include <string_view>

namespace intouch {

/// `text` for element content and for quoted attributes: & < > " ' become character references. `text` must
/// hold no control characters; `without_control` (core/text.hpp) removes them.
[[nodiscard]] std::string escape_markup(std::string_view text);

} // namespace intouch
