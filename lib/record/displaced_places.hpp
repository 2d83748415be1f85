// SPDX-License-Identifier: MIT
// What undo needs to bring the plan back (lib/README.md, "Undo").
#pragma once

#include "ledger/published.hpp"

#include <vector>

namespace intouch::record {

/// The places in `before` that `after` does not keep: what `ledger::entry::displaced` holds.
[[nodiscard]] std::vector<ledger::published_touch> displaced_places(const ledger::published_plan& before,
                                                                    const ledger::published_plan& after);
/// `published` with `places` back in it: what the plan after an undo starts from.
[[nodiscard]] ledger::published_plan put_back(ledger::published_plan published,
                                              const std::vector<ledger::published_touch>& places);

} // namespace intouch::record
