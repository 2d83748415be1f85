// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "core/span.hpp"

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

/// A yearly day with a name, such as "Anniversary".
struct named_day {
    std::string name; ///< never empty, never "Birthday"
    yearly_day day;
    bool operator==(const named_day&) const = default;
};

/// A card or row of an address book.
struct card_place {
    std::string file;
    std::size_t line = 0; ///< the first line of the card or row
    bool operator==(const card_place&) const = default;
};

/// A person in an address book. Texts are as the address book has them, on one line and without control characters.
/// Lists begin with the preferred value.
struct contact {
    std::vector<card_place> places; ///< never empty; several when cards were joined
    std::string name;               ///< never empty
    std::string uid;                ///< of the card; may be empty
    std::string nick;               ///< beside the name
    std::vector<std::string> phones;
    std::vector<std::string> mobiles; ///< those of `phones` that are mobile
    std::vector<std::string> faxes;   ///< nobody answers there: fax machines and pagers
    std::vector<std::string> emails;
    std::vector<std::string> addresses;
    std::optional<yearly_day> birthday;
    std::vector<named_day> occasions;
    std::optional<date> last;  ///< the last contact
    std::optional<span> every; ///< the cadence; address books have none
    std::string timezone;      ///< as written: an IANA name, an offset, or a name of the address book's own
    std::string met;
    std::string work; ///< position and company
    std::string notes;
    std::vector<std::string> groups;
    std::vector<std::string> unread;  ///< values that were not understood, such as "birthday: 03/04/1985"
    std::vector<std::string> further; ///< beside the values above, such as "name in full: Nat D Friedman"
    bool operator==(const contact&) const = default;
};

/// What address books hold, and what was left out.
struct address_book {
    std::vector<contact> people;
    std::vector<std::string> warnings; ///< cards and rows that were left out, character sets that are a guess
    std::vector<std::string> notes;    ///< which columns and properties have no place in a roster
    bool operator==(const address_book&) const = default;
};

} // namespace intouch::cards
