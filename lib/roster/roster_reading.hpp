// SPDX-License-Identifier: MIT
// What the readers of roster files share: names that can only be checked once every file is read.
#pragma once

#include "roster/person.hpp"
#include "roster/settings.hpp"
#include "roster/table_reader.hpp"

#include <map>
#include <string>
#include <vector>

namespace intouch::roster {

/// A name written in one place that must stand in another.
struct reference {
    std::string key;   ///< "circles", "through", "members", "formerly", "household"
    std::string owner; ///< whose entry it is in
    located name;
};

struct roster_reading {
    std::vector<std::string> channels; ///< names that `via` may take
    std::vector<std::string> details;  ///< keys of a person that hold a channel's detail
    roster value;
    std::vector<reference> references;
    fault_list faults;
    bool complete = true; ///< false when a file could not be read: who is missing may be in it
};

void read_person(const std::string& id, table_reader& table, roster_reading& reading);
void read_gathering(const std::string& id, table_reader& table, roster_reading& reading);
/// Everything that a name refers to is there, and nobody is twice.
void check_references(roster_reading& reading);

} // namespace intouch::roster
