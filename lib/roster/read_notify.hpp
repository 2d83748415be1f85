// SPDX-License-Identifier: MIT
// [notify.ID] of intouch.toml.
#pragma once

#include "roster/settings.hpp"
#include "roster/table_reader.hpp"

namespace intouch::roster {

void read_notify(table_reader& file, settings& s);

} // namespace intouch::roster
