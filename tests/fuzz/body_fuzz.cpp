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
    const json::post p{"ada", body, now};
    if (const auto log = json::parse_log_of_several(p);
        log && std::get<record::log_several>(*log).people.empty())
        __builtin_trap();
    static_cast<void>(json::parse_reschedule(p));
    static_cast<void>(json::parse_skip(p));
    static_cast<void>(json::parse_pause(p));
    static_cast<void>(json::parse_note(p));
    static_cast<void>(json::parse_undo(p));
    static_cast<void>(json::named_people(body));
    return 0;
}
