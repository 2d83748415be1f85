// SPDX-License-Identifier: MIT
// What libical reads in a calendar, beside what the least reader reads there.
#pragma once

#include <string>
#include <vector>

namespace intouch::test {

/// Each property as "VCALENDAR.VEVENT.DTSTART;TZID=Europe/Berlin:20261203T170000": texts unescaped, all else as
/// libical prints the value that it understood. Those of a component stand before those of its parts. A component
/// that libical does not take whole is one line that says so.
[[nodiscard]] std::vector<std::string> read_by_libical(const std::string& body);
/// The same by `content_lines`, without libical.
[[nodiscard]] std::vector<std::string> read_by_lines(const std::string& body);

} // namespace intouch::test
