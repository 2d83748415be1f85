// SPDX-License-Identifier: MIT
// The five cadence keys of people, circles and [touch].
#pragma once

#include "roster/cadence.hpp"
#include "roster/table_reader.hpp"

#include <string>
#include <vector>

namespace intouch::roster {

/// Reads every, early, late, anchor and via. `channels` are the names that `via` may hold.
[[nodiscard]] partial_cadence read_cadence(table_reader& table, const std::vector<std::string>& channels);

/// The key `via`. Unknown channel names become faults.
[[nodiscard]] std::optional<std::vector<std::string>> read_via(table_reader& table,
                                                               const std::vector<std::string>& channels);

/// `partial`, with its absent keys from `fallback`.
[[nodiscard]] cadence filled(const partial_cadence& partial, const cadence& fallback);

} // namespace intouch::roster
