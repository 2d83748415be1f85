// SPDX-License-Identifier: MIT
#include "plan/due/old_details.hpp"

#include "core/span.hpp"

#include <optional>

namespace intouch::plan {

std::string details_hash(const roster::person& p) {
    std::string all;
    for (const auto& [key, value] : p.details) all.append(key).append("=").append(value).append("\n");
    return ledger::detail_hash(all);
}

bool details_are_old(const roster::person& p, const ledger::person_state& known, date day) {
    constexpr span good_for{18, span_unit::month};
    auto since = known.joined;
    bool changed = false;
    if (known.confirmed && (!since || *since <= known.confirmed->on)) {
        since = known.confirmed->on;
        changed = known.confirmed->details != details_hash(p);
    }
    if (!since || p.details.empty()) return false;
    const date asked = *since + good_for;
    return day >= (changed ? asked + good_for : asked);
}

} // namespace intouch::plan
