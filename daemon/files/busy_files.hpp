// SPDX-License-Identifier: MIT
// [busy.NAME] file = "work.ics": read with the configuration, and again whenever it changes.
#pragma once

#include "daemon/files/configuration.hpp"
#include "ical/appointments.hpp"

#include <string>
#include <vector>

namespace intouch::daemon {

/// The time that is taken: what is busy, begins before it ends and is not an event of our own.
[[nodiscard]] std::vector<plan::busy_span> busy_spans(const ical::appointments& read,
                                                      const std::string& source);

/// Reads the files that `made.value.settings.busy` names, relative to `folder`. One that cannot be read is a
/// warning, here and in the agenda.
void read_busy_files(loaded& made, const std::filesystem::path& folder);

/// For each file that could not be read, what `before` had from it; the warning then says how old that is.
void keep_busy(configuration& now, const configuration& before);

/// What the plan is to keep clear of: all sources together.
void compose_busy(configuration& c);

/// "2026-12-03 17:30", for saying how old something is.
[[nodiscard]] std::string as_of(instant at, const time_zone& zone);

} // namespace intouch::daemon
