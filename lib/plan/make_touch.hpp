// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/solver/schedule.hpp"

#include <string_view>
#include <tuple>
#include <vector>

namespace intouch::plan {

/// The demand, where it stands, and why there; `reasons` are those of the demand.
[[nodiscard]] touch touch_of(board& b, std::size_t who, std::vector<reason> reasons);

/// The order of an agenda: design 8.1.
[[nodiscard]] inline auto order(const touch& t) {
    return std::tuple(t.day, t.start, std::string_view(t.uid));
}
[[nodiscard]] inline auto order(const warning& w) {
    return std::tuple(w.code, std::string_view(w.person), w.date, std::string_view(w.id),
                      std::string_view(w.text));
}
[[nodiscard]] inline auto order(const shown_occasion& o) {
    return std::tuple(o.day, std::string_view(o.person), std::string_view(o.name));
}
[[nodiscard]] inline auto order(const shown_closed& c) { return std::tuple(c.day, std::string_view(c.uid)); }
[[nodiscard]] inline auto order(const block_occurrence& o) {
    return std::tuple(o.day, o.start, std::string_view(o.id));
}

} // namespace intouch::plan
