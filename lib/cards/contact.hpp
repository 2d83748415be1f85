// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace intouch::cards {

/// A yearly day, with the year when the card has it.
struct yearly_day {
    month_day on;
    std::optional<std::chrono::year> year;
    bool operator==(const yearly_day&) const = default;
};

/// A person in an address book. Texts are as the address book has them, but without control characters. Lists
/// begin with the preferred value.
struct contact {
    std::string file;
    std::size_t line = 0; ///< the first line of the card or row
    std::string name;     ///< never empty
    std::vector<std::string> phones;
    std::vector<std::string> emails;
    std::string address; ///< one line
    std::optional<yearly_day> birthday;
    std::optional<yearly_day> anniversary;
    std::string notes; ///< one line
    std::vector<std::string> groups;
    std::vector<std::string> unread; ///< values that were not understood, such as "birthday: 03/04/1985"
    bool operator==(const contact&) const = default;
};

} // namespace intouch::cards
