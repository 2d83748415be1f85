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

/// The key `circles` of a block, a feed, an account or a target: names of circles, and their places in the file.
void read_circles(table_reader& table, std::vector<std::string>& circles, std::vector<place>& at);

} // namespace intouch::roster
