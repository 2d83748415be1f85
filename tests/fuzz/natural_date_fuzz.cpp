// SPDX-License-Identifier: MIT
// Any text as a date in everyday words, on any day. The first bytes say when it is said, and in which direction it looks.
#include "core/natural_date_checks.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace intouch;

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t head = 3;
    if (size < head) return 0;
    const unsigned moment = unsigned{data[0]} << 8U | unsigned{data[1]};
    const date first = parse_date("1970-01-01").value();
    const local_minute now = local_minute{first + days{moment}} + minutes{moment % 1440};
    const std::string_view text(reinterpret_cast<const char*>(data) + head, // NOLINT: libFuzzer's interface
                                size - head);
    const looks direction = (data[2] & 1U) == 0 ? looks::ahead : looks::back;
    if (!test::fault_of_natural_date(text, {now, {}}, direction).empty()) __builtin_trap();
    return 0;
}
