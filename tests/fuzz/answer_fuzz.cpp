// SPDX-License-Identifier: MIT
// Bytes from a server of somebody else. The first byte says which method is answered and where the bytes are split.
#include "net/framing_checks.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1,
                                 size - 1); // NOLINT: libFuzzer's interface
    const unsigned way = data[0];
    const std::string_view method = (way & 1U) == 0 ? "GET" : "HEAD";
    if (!intouch::test::fault_of_answer(bytes, 1 + (way >> 2U), method, (way & 2U) == 0).empty())
        __builtin_trap();
    return 0;
}
