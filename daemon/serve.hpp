// SPDX-License-Identifier: MIT
#pragma once

#include "daemon/files/paths.hpp"

namespace intouch::daemon {

/// Reads the files, locks the state directory, plans, listens, and runs until SIGTERM or SIGINT. Returns the
/// exit status. An error at the start is one line on standard error.
[[nodiscard]] int serve(const paths& where);

} // namespace intouch::daemon
