// SPDX-License-Identifier: MIT
// Address books as tables: exports of Google, Outlook, Thunderbird and others, and other tables with similar headers.
#pragma once

#include "cards/contact.hpp"
#include "core/result.hpp"
#include "core/zone.hpp"

#include <string>
#include <string_view>

namespace intouch::cards {

/// The people in a table with a row that names the columns; rows before it are notes. Skips rows without any name, and
/// names rows that cannot be read. `file` is for messages; `text` must be UTF-8; `home` is the zone of the user.
/// `errc::invalid` with file and line when no row names columns.
[[nodiscard]] result<address_book> read_table(const std::string& file, std::string_view text,
                                              const time_zone& home);

} // namespace intouch::cards
