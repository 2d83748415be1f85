// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace intouch::cards {

/// A day of the year, with the year where the card tells it.
struct yearly_day {
    month_day on;
    std::optional<std::chrono::year> year;
    bool operator==(const yearly_day&) const = default;
};

/// Somebody in an address book; texts are as they stand there, without control characters, the best of
/// several first.
struct contact {
    std::string file;
    std::size_t line = 0; ///< where the card or row begins
    std::string name;     ///< never empty
    std::vector<std::string> phones;
    std::vector<std::string> emails;
    std::string address; ///< one line
    std::optional<yearly_day> birthday;
    std::optional<yearly_day> anniversary;
    std::string notes; ///< one line
    std::vector<std::string> groups;
    std::vector<std::string> unread; ///< what could not be understood, for a comment: "birthday: 03/04/1985"
    bool operator==(const contact&) const = default;
};

} // namespace intouch::cards
