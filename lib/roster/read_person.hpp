// SPDX-License-Identifier: MIT
// [people.ID] and [gatherings.ID] of a roster file, added to `reading`.
#pragma once

#include "roster/roster_reading.hpp"

#include <string>

namespace intouch::roster {

void read_person(const std::string& id, table_reader& table, roster_reading& reading);
void read_gathering(const std::string& id, table_reader& table, roster_reading& reading);

} // namespace intouch::roster
