// SPDX-License-Identifier: MIT
// Any bytes as a calendar of others: they are read in bounded work, whatever rules and zones they hold.
#include "ical/appointments.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace intouch;

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const ical::reading how{.own = *time_zone::load("Europe/Berlin"),
                                   .from = *parse_date("2025-10-26"),
                                   .to = *parse_date("2029-12-02"),
                                   .me = {"ada@example.org"},
                                   .charset = "iso-8859-15"};
    const std::string_view text(reinterpret_cast<const char*>(data), size); // NOLINT: libFuzzer's interface
    const auto read = ical::read_appointments(text, how);
    if (!read) return 0;
    if (read->warnings.size() > 21 || read->all.size() > 100'000) __builtin_trap();
    for (const auto& one : read->all)
        if (one.to < one.from || one.summary.size() > 120) __builtin_trap();
    return 0;
}
