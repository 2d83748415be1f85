// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <vector>

namespace intouch::plan {

/// Sorts the values, and keeps one of each.
template <class T> void sort_once(std::vector<T>& all) {
    std::ranges::sort(all);
    const auto twice = std::ranges::unique(all);
    all.erase(twice.begin(), twice.end());
}

} // namespace intouch::plan
