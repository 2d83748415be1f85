// SPDX-License-Identifier: MIT
// The cadence of one person after circles and defaults are applied.
#pragma once

#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::roster {

struct effective_cadence {
    cadence value;
    std::string circle; ///< the circle that supplies `every`; empty: the person, or [touch] if `is_default`
    bool is_default = false;
    std::vector<std::string> other_circles; ///< of the person, with a longer `every` that has no effect
    std::string passed_over{}; ///< the first channel of `via`, when its detail is missing; else empty
    bool operator==(const effective_cadence&) const = default;
};

/// Each key comes from the first of these that sets it: the person; a circle; [touch]. The circle is the one
/// with the shortest `every` by `mean_days`, then with the first id. When no circle of the person has an
/// `every`, it is the first circle by id that sets any key. A person with an `every` ignores the circles.
/// `via` is `reachable_via` of it.
[[nodiscard]] effective_cadence cadence_of(const person& p, const roster& r, const settings& s);

/// The interval that holds for the person when `circle` (or [touch], when `circle` is empty) asks for a longer one
/// than everything else; absent when nothing else gives one.
[[nodiscard]] std::optional<span> cadence_beside(const person& p, std::string_view circle, const roster& r,
                                                 const settings& s);

/// The channels of `via` that need no detail or whose detail is on the roster; all when there is none.
[[nodiscard]] std::vector<std::string> reachable_via(const person& p, std::vector<std::string> via,
                                                     const settings& s);

/// "Ada Lovelace" → "A. L.": the first letter or digit of each word; "…" for a name without any.
[[nodiscard]] std::string initials(std::string_view name);

} // namespace intouch::roster
