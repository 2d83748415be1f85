// SPDX-License-Identifier: MIT
// Any bytes as a file of vCards: they are refused, or what is printed is a valid roster.
#include "cards/address_book_checks.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size); // NOLINT: libFuzzer's interface
    if (!intouch::test::fault_of_address_book("x.vcf", bytes).empty()) __builtin_trap();
    return 0;
}
