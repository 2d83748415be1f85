// SPDX-License-Identifier: MIT
// [blocks.ID] and [[away]] of intouch.toml.
#pragma once

#include "roster/settings.hpp"
#include "roster/table_reader.hpp"

#include <string>
#include <vector>

namespace intouch::roster {

/// `channels` are the names that `via` may hold.
void read_blocks(table_reader& file, settings& s, const std::vector<std::string>& channels);
void read_aways(table_reader& file, settings& s);

} // namespace intouch::roster
