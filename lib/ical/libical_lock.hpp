// SPDX-License-Identifier: MIT
// libical 3.0.16 counts its objects and keeps its last error in globals, so two threads must not be inside it at
// once. Each source that includes <libical/ical.h> is named lib/ical/libical_*.cpp and holds this lock for each
// component that it writes or reads, never for a whole file: the loop waits at most as long as one component takes.
#pragma once

#include <mutex>

namespace intouch::ical {

/// While it lives, the caller alone is inside libical. The first call prepares the library: an error in a property is
/// an error value, never the end of the program.
[[nodiscard]] std::unique_lock<std::mutex> lock_libical();

} // namespace intouch::ical
