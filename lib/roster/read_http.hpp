// SPDX-License-Identifier: MIT
// [http] and [feeds.ID] of intouch.toml, read over the values that `s` has.
#pragma once

#include "roster/settings.hpp"
#include "roster/table_reader.hpp"

#include <optional>
#include <set>

namespace intouch::roster {

void read_http(table_reader& file, settings& s);
void read_feeds(table_reader& file, settings& s);

/// The key `shows`, which feeds and CalDAV accounts have. Nothing when the key is absent, empty or wrong.
[[nodiscard]] std::optional<std::set<shown>> read_shows(table_reader& table);
/// The key `names`, which feeds and targets of messages have; full when it is absent or wrong.
[[nodiscard]] naming read_naming(table_reader& table);

} // namespace intouch::roster
