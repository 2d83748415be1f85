// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

namespace intouch::bench {

/// Does all work, a thread for each processor.
inline void in_parallel(const std::vector<std::function<void()>>& work) {
    std::atomic<std::size_t> next = 0;
    const auto some = [&] {
        for (std::size_t i = next++; i < work.size(); i = next++) work[i]();
    };
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
        threads.emplace_back(some);
    some();
}

} // namespace intouch::bench
