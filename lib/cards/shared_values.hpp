// SPDX-License-Identifier: MIT
// What people of one address book share: a household to propose, and remarks on numbers, addresses and names.
#pragma once

#include "cards/contact.hpp"
#include "cards/phone.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace intouch::cards {

/// A person who gets an entry.
struct new_person {
    std::string id;
    const contact* card = nullptr; ///< outlives this value
};

/// For each person, in the same order: comments without "# ". The household comes first, ready to be uncommented; only
/// ids for which `is_free` holds are proposed.
[[nodiscard]] std::vector<std::vector<std::string>> shared_values(
    std::span<const new_person> people, const dialling& home,
    const std::function<bool(const std::string&)>& is_free);

} // namespace intouch::cards
