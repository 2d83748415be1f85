// SPDX-License-Identifier: MIT
// [busy.ID], [caldav.ID] and [buddy.ID] of intouch.toml: the calendars of other servers.
#pragma once

#include "roster/settings.hpp"
#include "roster/table_reader.hpp"

namespace intouch::roster {

void read_busy(table_reader& file, settings& s);
void read_caldav(table_reader& file, settings& s);
void read_buddies(table_reader& file, settings& s);

} // namespace intouch::roster
