// SPDX-License-Identifier: MIT
// What holds for one person once circles and defaults have been applied: design 5, "Window".
#pragma once

#include "roster/person.hpp"
#include "roster/settings.hpp"

namespace intouch::roster {

struct effective_cadence {
    cadence value;
    std::string
        circle; ///< the circle whose cadence it is; empty: the person's own, or the default when `is_default`
    bool is_default = false;
    std::vector<std::string> other_circles; ///< circles with a longer cadence that gave way
    bool operator==(const effective_cadence&) const = default;
};

/// The person's own `every` (and with it early, late, anchor, via) when written; else the circle with the
/// shortest `every` by mean_days (then the first id); a key absent there falls back to [touch]. A person's
/// own single keys always beat the circle's.
[[nodiscard]] effective_cadence cadence_of(const person& p, const roster& r, const settings& s);

/// "Ada Lovelace" → "A. L."; single letters of each word, UTF-8 aware.
[[nodiscard]] std::string initials(std::string_view name);

} // namespace intouch::roster
