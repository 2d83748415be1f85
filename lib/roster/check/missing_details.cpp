// SPDX-License-Identifier: MIT
#include "roster/check/missing_details.hpp"

#include "roster/effective.hpp"

#include <fmt/format.h>

#include <cstddef>

namespace intouch::roster {

fault_list missing_details(const settings& s, const roster& r) {
    constexpr std::size_t most = 20; // people that are named
    fault_list faults;
    std::size_t count = 0;
    for (const auto& [id, p] : r.people) {
        const auto found = cadence_of(p, r, s);
        if (found.passed_over.empty() || ++count > most + 1) continue;
        const std::string& detail = s.channels.at(found.passed_over).needs;
        faults.push_back(
            {p.at, severity::warning,
             fmt::format("[people.{}]: `via` begins with {}, but `{}` is missing, so {} is used; "
                         "add `{}`, or change `via`",
                         id, found.passed_over, detail, found.value.via.front(), detail)});
    }
    if (count > most + 1)
        faults.back().text =
            fmt::format("and {} more people for whom the first channel of `via` has no detail", count - most);
    return faults;
}

} // namespace intouch::roster
