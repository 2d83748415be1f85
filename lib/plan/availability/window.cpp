// SPDX-License-Identifier: MIT
#include "plan/availability/window.hpp"

#include <algorithm>
#include <variant>

namespace intouch::plan {
namespace {

days part_of(days whole, int percent) {
    return days((std::max(whole, days(0)).count() * percent + 50) / 100);
}

} // namespace

window cadence_window(date ideal, const roster::cadence& c, days interval) {
    window w{ideal, ideal};
    if (const auto* early = std::get_if<roster::percent>(&c.early))
        w.earliest = ideal - part_of(interval, early->value);
    else
        w.earliest = ideal - std::get<span>(c.early);
    if (const auto* late = std::get_if<roster::percent>(&c.late))
        w.latest = ideal + part_of(interval, late->value);
    else
        w.latest = ideal + std::get<span>(c.late);
    return w;
}

window retry_window(date ideal, days wait) { return {ideal, ideal + std::max(days(1), part_of(wait, 25))}; }

} // namespace intouch::plan
