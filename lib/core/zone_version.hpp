// SPDX-License-Identifier: MIT
// The version of the installed zone data. cctz never reloads a zone, so new data needs a new process.
#pragma once

#include <string>

namespace intouch {

/// The directory of the zone data: $TZDIR, or /usr/share/zoneinfo. cctz reads it too, so that names, rules and footers
/// come from the same files.
[[nodiscard]] std::string zone_directory();
/// An update of the zone data replaces this file.
[[nodiscard]] std::string zone_version_file();
/// "2026b", read from that file; empty when the file has no version.
[[nodiscard]] std::string zone_version();

} // namespace intouch
