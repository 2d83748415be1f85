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

/// The people in a file, whatever it is: vCards or a table. `errc::invalid` with file and line.
[[nodiscard]] result<std::vector<contact>> read_contacts(const std::string& file, std::string_view bytes);

struct imported {
    std::string text; ///< TOML to paste into a roster, which the roster's reader takes
    std::size_t added = 0;
    std::size_t known = 0;
    bool operator==(const imported&) const = default;
};

/// Entries for all who are not on `there`: not by id, name, e-mail or number, however it is spelled. Those
/// who are, and those who come twice, are comments. `home` is where numbers without a country belong.
[[nodiscard]] imported print_entries(std::span<const contact> people, const roster::roster& there,
                                     const dialling& home);

} // namespace intouch::cards
