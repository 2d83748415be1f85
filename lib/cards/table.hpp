// SPDX-License-Identifier: MIT
// Address books as tables: the exports of Google (old and new) and Outlook, and tables of one's own with like
// headers.
#pragma once

#include "cards/contact.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::cards {

/// The people of a table whose first row says what its columns are; rows without any name are left out.
/// `file` is for messages; `text` is UTF-8. `errc::invalid` with file and line.
[[nodiscard]] result<std::vector<contact>> read_table(const std::string& file, std::string_view text);

} // namespace intouch::cards
