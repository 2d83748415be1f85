// SPDX-License-Identifier: MIT
#pragma once

#include "cards/contact.hpp"
#include "cards/phone.hpp"
#include "roster/person.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::cards {

/// The people in a file of vCards or in a table. `errc::invalid` with file and line.
[[nodiscard]] result<std::vector<contact>> read_contacts(const std::string& file, std::string_view bytes);

struct imported {
    std::string text; ///< valid TOML to paste into a roster
    std::size_t added = 0;
    std::size_t known = 0;
    bool operator==(const imported&) const = default;
};

/// Roster entries for the people who are not on `there` yet. Id, name, e-mail address and phone number (in
/// any spelling) identify a person. People who are on `there` already, or who come twice, become comments.
/// Phone numbers without a country belong to `home`.
[[nodiscard]] imported print_entries(std::span<const contact> people, const roster::roster& there,
                                     const dialling& home);

} // namespace intouch::cards
