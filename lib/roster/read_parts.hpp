// SPDX-License-Identifier: MIT
// The sections of intouch.toml. Each reads the tables it is named for out of `file`, and writes over the
// defaults.
#pragma once

#include "roster/settings.hpp"
#include "roster/table_reader.hpp"

#include <string>
#include <vector>

namespace intouch::roster {

void read_channels(table_reader& file, settings& s);
void read_retry(table_reader& file, settings& s);

/// [blocks.ID] and [[away]]; `channels` are the names that `via` may take.
void read_blocks(table_reader& file, settings& s, const std::vector<std::string>& channels);
void read_aways(table_reader& file, settings& s);

void read_http(table_reader& file, settings& s);
void read_feeds(table_reader& file, settings& s);

/// [busy.ID] and [caldav.ID].
void read_busy(table_reader& file, settings& s);
void read_caldav(table_reader& file, settings& s);

/// What a feed or an account shows, by its key `shows`.
[[nodiscard]] std::optional<std::set<shown>> read_shows(table_reader& table);

} // namespace intouch::roster
