// SPDX-License-Identifier: MIT
// Any text as a recurrence rule: what is followed stays in its window, is sorted, and costs no more than its budget.
#include "ical/libical_rules.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace intouch;

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data), size); // NOLINT: libFuzzer's interface
    const bool whole_days = (data[0] & 1U) != 0;
    const local_second first{*parse_date("1990-01-31") + days(data[0] * 53)};
    const auto rule = ical::parse_rule(text.substr(1), std::chrono::floor<days>(first), whole_days);
    if (!rule) return 0;
    const local_second from{*parse_date("2026-01-01")};
    const local_second to{*parse_date("2027-01-01")};
    ical::step_budget budget(20'000);
    const auto found = ical::recurring_times(*rule, {first, whole_days, from, to}, budget);
    if (!found) return 0;
    if (!std::ranges::is_sorted(found->times) || found->times.size() > 20'001) __builtin_trap();
    for (const local_second at : found->times)
        if (at != first && (at < from || at > to)) __builtin_trap();
    return 0;
}
