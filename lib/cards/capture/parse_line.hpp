// SPDX-License-Identifier: MIT
// Somebody new in one line: "Ann Lee, met at the fair, +49 170 1234567".
#pragma once

#include "cards/contact.hpp"
#include "cards/import.hpp"
#include "core/result.hpp"

#include <string_view>

namespace intouch::cards {

/// The person of a line. Commas and semicolons part it. The name comes first; then, in any order, telephone numbers,
/// e-mail addresses, a birthday, a cadence such as "every 2 weeks" and "met …". Every other part is a note.
/// `errc::invalid` says what to write.
[[nodiscard]] result<contact> parse_line(std::string_view text, const import_settings& settings);

/// The only person of a vCard; several cards of one person are one. `errc::invalid` for none and for several people.
[[nodiscard]] result<contact> parse_card(std::string_view bytes, const import_settings& settings);

} // namespace intouch::cards
