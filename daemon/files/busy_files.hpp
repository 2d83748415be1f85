// SPDX-License-Identifier: MIT
// [busy.NAME] file = "work.ics": read with the configuration, and again when the file changes.
#pragma once

#include "daemon/files/configuration.hpp"
#include "ical/appointments.hpp"

#include <string>
#include <vector>

namespace intouch::daemon {

/// The busy time: events that are busy, begin before they end and are not our own.
[[nodiscard]] std::vector<plan::busy_span> busy_spans(const ical::appointments& read,
                                                      const std::string& source);

/// Reads the files that `made.value.settings.busy` names, relative to `folder`. A file that cannot be
/// read is a warning, here and in the agenda.
void read_busy_files(loaded& made, const std::filesystem::path& folder);

/// Takes the appointments of `before` for each file that could not be read. The warning says their age.
void keep_busy(configuration& now, const configuration& before);

/// The appointments of all sources together.
void compose_busy(configuration& c);

/// "2026-12-03 17:30", for the age of a copy.
[[nodiscard]] std::string as_of(instant at, const time_zone& zone);

} // namespace intouch::daemon
