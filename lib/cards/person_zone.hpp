// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace intouch::cards {

/// What is known of the time zone of a person.
struct person_zone {
    std::string name;    ///< an IANA name; empty: unknown, or that of the user
    std::string comment; ///< what is known when that is no zone; empty: nothing
    bool operator==(const person_zone&) const = default;
};

/// The zone of a person as the address book says; when it says nothing, that of the country of the telephone
/// number. `home` is the name of the user's zone.
[[nodiscard]] person_zone zone_of_person(std::string_view written, std::string_view phone,
                                         std::string_view home);

} // namespace intouch::cards
