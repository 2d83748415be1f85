// SPDX-License-Identifier: MIT
// [[away]] file = "public-holidays.ics": every all-day event in it is a span of days away.
#pragma once

#include "daemon/files/configuration.hpp"

namespace intouch::daemon {

/// Reads the files that `made.value.settings.aways` names, relative to `folder`, and fills `value.away` from
/// them and from the days written out. One that cannot be read is a warning, here and in the agenda, not an
/// error: the roster is more than the holidays.
void read_away(loaded& made, const std::filesystem::path& folder);

/// For each file that could not be read, the days that `before` had from it.
void keep_away(configuration& now, const configuration& before);

} // namespace intouch::daemon
