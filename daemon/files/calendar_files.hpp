// SPDX-License-Identifier: MIT
// Reads the calendars of others from disk: the files that the settings name, and the copies in the state directory.
// A copy holds the last text that could be read, of a file or of an address. It counts after a restart while
// the calendar itself cannot be read.
#pragma once

#include "daemon/files/configuration.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::daemon {

/// Fills the calendars of `made.value` and what follows from them. `folder` is that of intouch.toml. A calendar of
/// `before` whose text is the same is not read again; `before` may be null. A calendar that cannot be read is a
/// warning and no error. One whose file system does not answer stays as it was known, and is `late`.
void read_calendars(loaded& made, const std::filesystem::path& folder, const std::filesystem::path& state,
                    const configuration* before, instant now);

/// Copies each file that could be read, and removes the copies of calendars that the settings no longer name. Returns
/// what could not be written.
[[nodiscard]] std::vector<std::string> keep_copies(const configuration& of,
                                                   const std::filesystem::path& folder,
                                                   const std::filesystem::path& state);
/// Makes `file` the copy of `text`. Its time of change says when the calendar was last known to say this.
[[nodiscard]] result<void> keep_copy(const std::filesystem::path& file, std::string_view text, instant at);
/// The calendar still says the same.
void keep_time(const std::filesystem::path& file, instant at);

/// Whether a calendar is late: its file system does not answer.
[[nodiscard]] bool any_late(const configuration& c);

/// The appointments and days away of all calendars together, and the warnings about them.
void compose(configuration& c);

} // namespace intouch::daemon
