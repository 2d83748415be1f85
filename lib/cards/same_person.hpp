// SPDX-License-Identifier: MIT
// Several cards of one person become one. Families share numbers and addresses, and namesakes share a name, so neither
// alone makes two cards one person.
#pragma once

#include "cards/contact.hpp"
#include "cards/phone.hpp"

#include <span>
#include <string>
#include <vector>

namespace intouch::cards {

/// True when both have the same name, in any order of its words, and
/// - the same e-mail address, number or UID, or one of them has nothing but the name; and
/// - no birthday that differs, and not each a mobile of its own with a landline as all they share.
[[nodiscard]] bool same_person(const contact& a, const contact& b, const dialling& home);

/// Joins cards of one person into the first of them; it keeps what any of them says.
[[nodiscard]] std::vector<contact> join_cards(std::span<const contact> people, const dialling& home);

/// The name for a comparison: its words as `id_of` writes them, sorted.
[[nodiscard]] std::string name_key(const std::string& name);

} // namespace intouch::cards
