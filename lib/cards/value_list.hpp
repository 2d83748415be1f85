// SPDX-License-Identifier: MIT
// What stands in one field: a text on one line or several values, and what they become in a contact.
#pragma once

#include "cards/contact.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::cards {

/// `text` on one line: without control characters, with single spaces, and without spaces at the ends.
/// `between` replaces a line break; when `between` is not a space, it also replaces the spaces and commas
/// before the break.
[[nodiscard]] std::string one_line(std::string_view text, std::string_view between = " ");

/// The values between the separators, each on one line. Empty values are left out.
[[nodiscard]] std::vector<std::string> list_of(std::string_view field,
                                               std::initializer_list<std::string_view> separators);

/// A number as a person dials it: without the apostrophe of a spreadsheet, and from "tel:0228-5;phone-context=+49" (RFC
/// 3966 5.1.5).
[[nodiscard]] std::string dialled(std::string text);
/// "4.477E+11", "4,47700E+11": a spreadsheet took the number for a figure, and wrote only its beginning.
[[nodiscard]] bool digits_lost(std::string_view phone);
/// "+49 170 1000005 / +49 30 1000006" and "0170 1234567 oder 030 1234567" are two numbers, each as `dialled`.
[[nodiscard]] std::vector<std::string> each_number(std::string_view text);
/// "+1 202 555 0100, +1 202 555 0101" is two numbers.
[[nodiscard]] std::vector<std::string> phones_in(std::string_view field);
/// "Ada <ada@example.org>; b@example.org" is two addresses.
[[nodiscard]] std::vector<std::string> emails_in(std::string_view field);
/// The groups that the user made: "* myContacts ::: Friends" is one, as every contact of Google is in the other.
[[nodiscard]] std::vector<std::string> groups_in(std::string_view field);
/// The same for one group; empty for a group that the address book made itself.
[[nodiscard]] std::string own_group(std::string_view name);

/// Adds a yearly day under its name in English. A birthday becomes the birthday. Days without a name become
/// "Anniversary".
void add_occasion(contact& c, std::string_view called, const yearly_day& day);

} // namespace intouch::cards
