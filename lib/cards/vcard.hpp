// SPDX-License-Identifier: MIT
// vCards of versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), as phones and address books export them.
#pragma once

#include "cards/contact.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::cards {

/// The people in a file of vCards, in the order of the file. Skips groups and cards without any name. `file`
/// is for messages; `text` must be UTF-8. `errc::invalid` with file and line; a file that was cut off gives
/// no people.
[[nodiscard]] result<std::vector<contact>> read_vcards(const std::string& file, std::string_view text);

} // namespace intouch::cards
