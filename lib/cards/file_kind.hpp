// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace intouch::cards {

/// What a file is that is no address book, and what to do: "a calendar (BEGIN:VCALENDAR); …". Nothing for a file that
/// may be vCards or a table.
[[nodiscard]] std::optional<std::string> other_kind(std::string_view bytes);

} // namespace intouch::cards
