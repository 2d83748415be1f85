// SPDX-License-Identifier: MIT
// vCards of versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), as phones and address books export them.
#pragma once

#include "cards/contact.hpp"
#include "core/zone.hpp"

#include <string>
#include <string_view>

namespace intouch::cards {

/// The people in a file of vCards, in the order of the file. Cards of groups give their members a group. Skips cards
/// without any name, and names cards that are broken. `file` is for messages; `home` is the zone of the user.
[[nodiscard]] address_book read_vcards(const std::string& file, std::string_view bytes,
                                       const time_zone& home);

} // namespace intouch::cards
