// SPDX-License-Identifier: MIT
// The five keys that people, circles and [touch] share.
#pragma once

#include "roster/cadence.hpp"
#include "roster/table_reader.hpp"

#include <string>
#include <vector>

namespace intouch::roster {

/// every, early, late, anchor, via; `channels` are the names that `via` may take.
[[nodiscard]] partial_cadence read_cadence(table_reader& table, const std::vector<std::string>& channels);

/// A list of channel names that are there.
[[nodiscard]] std::optional<std::vector<std::string>> read_via(table_reader& table,
                                                               const std::vector<std::string>& channels);

/// `partial` with what is absent taken from `fallback`.
[[nodiscard]] cadence filled(const partial_cadence& partial, const cadence& fallback);

} // namespace intouch::roster
