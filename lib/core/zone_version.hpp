// SPDX-License-Identifier: MIT
// Which zone data is installed: cctz keeps what it has loaded, so that new data wants a new process.
#pragma once

#include <string>

namespace intouch {

/// Where zone data is looked for: $TZDIR, else the system's.
[[nodiscard]] std::string zone_directory();
/// The file that is replaced when zone data is updated.
[[nodiscard]] std::string zone_version_file();
/// "2026b", as that file has it now; empty where there is none.
[[nodiscard]] std::string zone_version();

} // namespace intouch
