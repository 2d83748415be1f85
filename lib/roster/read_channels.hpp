// SPDX-License-Identifier: MIT
// [channels.ID], [retry] and [intro] of intouch.toml, read over the values that `s` has.
#pragma once

#include "roster/settings.hpp"
#include "roster/table_reader.hpp"

namespace intouch::roster {

void read_channels(table_reader& file, settings& s);
/// [retry] and [intro].
void read_retry(table_reader& file, settings& s);

} // namespace intouch::roster
