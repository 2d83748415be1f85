// SPDX-License-Identifier: MIT
// Address books as tables: exports of Google (old and new) and Outlook, and other tables with similar
// headers.
#pragma once

#include "cards/contact.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::cards {

/// The people in a table whose first row names the columns. Skips rows without any name. `file` is for
/// messages; `text` must be UTF-8. `errc::invalid` with file and line.
[[nodiscard]] result<std::vector<contact>> read_table(const std::string& file, std::string_view text);

} // namespace intouch::cards
