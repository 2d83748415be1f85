// SPDX-License-Identifier: MIT
// The state that the readers of roster files share.
#pragma once

#include "roster/person.hpp"
#include "roster/settings.hpp"
#include "roster/table_reader.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace intouch::roster {

/// A name in one entry that refers to another entry.
struct reference {
    std::string key;   ///< "circles", "through", "members", "formerly", "household"
    std::string owner; ///< id of the entry that holds the name
    located name;
};

struct roster_reading {
    std::vector<std::string> channels; ///< names that `via` may hold; empty: the settings could not be read
    std::vector<std::string> details;  ///< keys of a person that hold a channel's detail, such as "phone"
    std::optional<date> today;         ///< absent: no day lies in the future
    roster value;
    std::vector<reference> references;
    fault_list faults;
    std::string meaning; ///< of the files so far
};

/// Adds a fault for each name that refers to nothing on the roster, and for each id that two entries claim.
/// An entry may refer to a name in a later file, so that this runs after the last file.
void check_references(roster_reading& reading);

} // namespace intouch::roster
