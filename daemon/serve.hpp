// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/files/paths.hpp"

namespace intouch::daemon {

/// The daemon's whole life: reads the files, holds the state directory, plans, listens, and runs until
/// SIGTERM or SIGINT. Returns the exit status; what stops it at the start is one line on standard error.
[[nodiscard]] int serve(const paths& where);

} // namespace intouch::daemon
