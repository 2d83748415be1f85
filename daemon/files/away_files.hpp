// SPDX-License-Identifier: MIT
// [[away]] file = "public-holidays.ics": each all-day event in the file is a span of away days.
#pragma once

#include "daemon/files/configuration.hpp"

namespace intouch::daemon {

/// Reads the files that `made.value.settings.aways` names, relative to `folder`, and fills `value.away` from
/// them and from the written days. A file that cannot be read is a warning, here and in the agenda, and no
/// error: the roster works without the holidays.
void read_away(loaded& made, const std::filesystem::path& folder);

/// Takes the days of `before` for each file that could not be read.
void keep_away(configuration& now, const configuration& before);

} // namespace intouch::daemon
