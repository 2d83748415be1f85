// SPDX-License-Identifier: MIT
// Reads from an agenda what the user is told. A planner that knows neither about days nor shortage compiles here
// too, so that older planners can be measured with the same program.
#pragma once

#include "bench/steadiness/trace.hpp"
#include "plan/agenda/agenda.hpp"

#include <algorithm>

namespace intouch::bench {

template <class Touch> [[nodiscard]] told told_of(const Touch& t) {
    told out{.day = t.day, .firm = true, .start = t.start};
    if constexpr (requires { t.firm; }) {
        out.firm = t.firm;
        if (!t.firm) out.start.reset();
    }
    if constexpr (requires { t.told; }) {
        if (!out.firm) out.day = date(t.told);
    }
    return out;
}

/// The contacts a year that the planner says are possible, where `wished` are wished; 0: it does not say.
template <class Capacity> [[nodiscard]] double contacts_a_year(const Capacity& c, double wished) {
    if constexpr (requires { c.contacts.possible; }) {
        return c.contacts.possible;
    } else {
        return c.stretch ? wished / std::max(1.0, *c.stretch) : 0;
    }
}

/// Absent: the planner knows no shortage.
template <class Agenda> [[nodiscard]] std::optional<bool> is_short(const Agenda& a) {
    if constexpr (requires { a.capacity.is_short; }) return a.capacity.is_short;
    return {};
}

template <class Agenda> [[nodiscard]] double pace_of(const Agenda& a) {
    double most = 1;
    if constexpr (requires { a.touches.front().pace; })
        for (const auto& t : a.touches) most = std::max(most, static_cast<double>(t.pace));
    return most;
}

} // namespace intouch::bench
