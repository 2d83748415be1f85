// SPDX-License-Identifier: MIT
// Any bytes as the body of each POST.
#include "json/member.hpp"
#include "json/requests.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace intouch;

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view body(reinterpret_cast<const char*>(data), size); // NOLINT: libFuzzer's interface
    const wall_clock now{*parse_date("2026-12-01") + minutes(540), {}};
    if (const auto log = json::parse_log(body, now, true); log && log->people.empty()) __builtin_trap();
    static_cast<void>(json::parse_reschedule(body, now));
    static_cast<void>(json::parse_skip(body));
    static_cast<void>(json::parse_pause(body, now));
    static_cast<void>(json::parse_note(body));
    static_cast<void>(json::parse_undo(body));
    static_cast<void>(json::named_people(body));
    return 0;
}
