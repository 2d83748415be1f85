// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <ctime>

namespace intouch::test {

/// The processor time that `work` takes on this thread. Other programs on a busy machine do not count.
template <class Work> std::chrono::nanoseconds processor_time(Work work) {
    const auto now = [] {
        timespec t{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
        return std::chrono::seconds(t.tv_sec) + std::chrono::nanoseconds(t.tv_nsec);
    };
    const auto from = now();
    work();
    return now() - from;
}

} // namespace intouch::test
