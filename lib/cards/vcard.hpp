// SPDX-License-Identifier: MIT
// vCards of versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), as telephones and address books export them.
#pragma once

#include "cards/contact.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::cards {

/// The people in a file of vCards, in its order; groups and cards without any name are left out. `file` is
/// for messages; `text` is UTF-8. `errc::invalid` with file and line: half a file is none.
[[nodiscard]] result<std::vector<contact>> read_vcards(const std::string& file, std::string_view text);

} // namespace intouch::cards
