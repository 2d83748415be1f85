// SPDX-License-Identifier: MIT
#include "roster/check/long_ladders.hpp"

#include "roster/effective.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace intouch::roster {

namespace {

/// The days that the waits take for a person with this `every`: none is longer than it.
double days_of(const ladder& l, span every) {
    double sum = 0;
    for (const span& wait : l.after) sum += std::min(mean_days(wait), mean_days(every));
    return sum;
}

void check(const settings& s, const roster& r, std::string_view name, const ladder& l, fault_list& faults) {
    const person* first = nullptr; // with the shortest cadence
    span every;
    std::size_t count = 0;
    for (const auto& [id, p] : r.people) {
        const span own = cadence_of(p, r, s).value.every;
        if (days_of(l, own) <= mean_days(own)) continue;
        ++count;
        if (first != nullptr && mean_days(every) <= mean_days(own)) continue;
        first = &p;
        every = own;
    }
    if (first == nullptr) return;
    const std::string more =
        count == 1 ? "" : fmt::format(" and of {} more {}", count - 1, count == 2 ? "person" : "people");
    faults.push_back(
        {first->at, severity::warning,
         fmt::format("[people.{}]: the waits of [retry.{}] take {:.0f} days, longer than "
                     "`every` ({}) of {}{}; shorten the waits, or the next round is due before "
                     "they end",
                     first->id, name, days_of(l, every), intouch::print(every), first->name, more)});
}

} // namespace

fault_list long_ladders(const settings& s, const roster& r) {
    const retry_settings usual;
    fault_list faults;
    if (s.retry.no_answer != usual.no_answer) check(s, r, "no_answer", s.retry.no_answer, faults);
    if (s.retry.left_message != usual.left_message) check(s, r, "left_message", s.retry.left_message, faults);
    if (s.retry.missed != usual.missed) check(s, r, "missed", s.retry.missed, faults);
    return faults;
}

} // namespace intouch::roster
