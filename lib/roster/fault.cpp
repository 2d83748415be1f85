// SPDX-License-Identifier: MIT
#include "roster/fault.hpp"

#include "roster/describe_value.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace intouch::roster {

std::string print(const fault& f) {
    return print(f.at) + (f.level == severity::error ? ": error: " : ": warning: ") + f.text;
}

bool has_errors(const fault_list& f) {
    return std::ranges::any_of(f, [](const fault& one) { return one.level == severity::error; });
}

void sort(fault_list& f) {
    std::map<std::string, std::size_t> order;
    for (const fault& one : f) order.try_emplace(one.at.file, order.size());
    std::ranges::sort(f, {}, [&](const fault& one) {
        return std::tuple(order.at(one.at.file), one.at.line, one.at.column, std::string_view(one.text),
                          one.level);
    });
    const auto repeats = std::ranges::unique(f);
    f.erase(repeats.begin(), repeats.end());
}

} // namespace intouch::roster
