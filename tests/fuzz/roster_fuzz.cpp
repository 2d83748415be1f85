// SPDX-License-Identifier: MIT
// Any bytes as intouch.toml and as roster.toml: faults, never a crash; what is free of errors can be planned.
#include "plan/plan.hpp"
#include "roster/read_roster.hpp"
#include "roster/read_settings.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using namespace intouch;

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size); // NOLINT: libFuzzer's interface
    auto settings = roster::read_settings({"intouch.toml", text});
    if (roster::has_errors(settings.faults)) settings.value = roster::default_settings();
    const std::vector<roster::source> files{{"roster.toml", text}};
    const auto people = roster::read_roster(files, settings.value);
    if (roster::has_errors(people.faults) || people.value.people.size() > 20) return 0;
    const auto away = plan::written_away(settings.value);
    const auto zone = settings.value.zone.value_or(time_zone::utc());
    const auto moment = zone.to_instant(local_second(*parse_date("2026-12-01")));
    const ledger::state nothing_happened;
    const ledger::published_plan nothing_published;
    const auto agenda = plan::plan({settings.value, people.value, nothing_happened, nothing_published, away,
                                    zone, moment, "fuzz", false});
    if (agenda.touches.size() > 1000) __builtin_trap();
    return 0;
}
