// SPDX-License-Identifier: MIT
// A whole CalDAV run as a state machine, with answers that are changed at random (tests/dav/random_sync.hpp).
#include "dav/random_sync.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string wrong = intouch::dav_test::faults_of_random_syncs({data, size});
    if (wrong.empty()) return 0;
    std::fprintf(stderr, "%s\n", wrong.c_str()); // NOLINT(cppcoreguidelines-pro-type-vararg)
    std::abort();
}
